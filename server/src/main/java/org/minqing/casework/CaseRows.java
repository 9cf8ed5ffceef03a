package org.minqing.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;
import org.minqing.journal.Head;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;

/** Rows of {@code casework.case_file} as case files. */
final class CaseRows {

    static final String COLUMNS = """
            f.id, f.version, f.moved, f.head, f.scenario, f.scenario_version, f.class, f.state, f.area_then, f.area_now,
            f.department, f.place[0] as x, f.place[1] as y, f.reporter, f.assignee, f.attributes, f.done_by, f.handled_by,
            f.verified_by, f.round, f.clocks, f.reported_at, f.changed_at, f.ended_at, f.origin, f.named""";

    private CaseRows() {}

    static CaseFile map(ResultSet row) throws SQLException {
        return new CaseFile(
                new CaseId(row.getObject("id", UUID.class)),
                new Head(row.getInt("version"), row.getBytes("head")),
                row.getInt("moved"),
                beginning(row),
                standing(row));
    }

    private static CaseFile.Beginning beginning(ResultSet row) throws SQLException {
        var x = row.getObject("x", Double.class);
        return new CaseFile.Beginning(
                row.getString("scenario"),
                row.getString("scenario_version"),
                row.getString("class"),
                new AreaCode(row.getLong("area_then")),
                x == null ? null : new Point(x, row.getDouble("y")),
                reporter(row),
                instant(row, "reported_at"),
                Origin.of(row.getString("origin")));
    }

    private static AccountId reporter(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("reporter", UUID.class));
    }

    private static Optional<AccountId> named(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("named", UUID.class)).map(AccountId::new);
    }

    private static CaseFile.Standing standing(ResultSet row) throws SQLException {
        return new CaseFile.Standing(
                row.getString("state"),
                new AreaCode(row.getLong("area_now")),
                Optional.ofNullable(row.getString("department")),
                Optional.ofNullable(row.getObject("assignee", UUID.class)).map(PostId::new),
                Taken.told(CanonicalJson.read(row.getString("attributes")), named(row)),
                Taken.doneBy(doneBy(row.getString("done_by")), named(row), reporter(row)),
                check(row),
                row.getInt("round"),
                clocks(row.getString("clocks")),
                instant(row, "changed_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"));
    }

    private static List<CaseClock> clocks(String json) {
        return json.equals("[]")
                ? List.of()
                : CanonicalJson.list(json).stream().map(CaseClock::read).toList();
    }

    private static CaseFile.Check check(ResultSet row) throws SQLException {
        var verifier = row.getObject("verified_by", UUID.class);
        var handlers = (UUID[]) row.getArray("handled_by").getArray();
        return handlers.length == 0 && verifier == null
                ? CaseFile.Check.NONE
                : new CaseFile.Check(accounts(handlers), verifier == null ? null : new AccountId(verifier));
    }

    private static List<AccountId> accounts(@Nullable UUID[] ids) {
        return Arrays.stream(ids).map(AccountId::new).toList();
    }

    private static Map<String, AccountId> doneBy(String json) {
        var doneBy = new HashMap<String, AccountId>();
        CanonicalJson.read(json)
                .forEach((action, account) ->
                        doneBy.put(action, new AccountId(UUID.fromString(String.valueOf(account)))));
        return doneBy;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
