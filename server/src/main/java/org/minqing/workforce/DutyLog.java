package org.minqing.workforce;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What was acknowledged and handed over at the centres. Lines are only added. */
final class DutyLog {

    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String HANDED_OVER = "handed-over";
    private static final String COLUMNS = "id, centre, area, shift_from, kind, at, account, post, to_post, cases";

    private final JdbcClient database;

    /** What a line says. */
    sealed interface Deed {

        /** Whether both say the same; to whom a duty goes follows from its time and need not be said. */
        default boolean isAs(Deed other) {
            return switch (this) {
                case Acknowledged() -> other instanceof Acknowledged;
                case HandedOver(var to, var cases) ->
                    other instanceof HandedOver(var theirs, var same) && cases.equals(same);
            };
        }

        record Acknowledged() implements Deed {}

        /** Without a case there was nothing to report, which is an answer. */
        record HandedOver(PostId to, List<UUID> cases) implements Deed {

            public HandedOver {
                cases = List.copyOf(cases);
            }
        }
    }

    /** One line of a centre's log, about the watch that began at a moment. */
    record Line(UUID id, UUID centre, AreaCode area, Instant shiftFrom, Deed deed, By by) {}

    /** Who did it, in which post and when. */
    record By(AccountId account, PostId post, Instant at) {

        By {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }

        Actor actor() {
            return Actor.of(account).in(post);
        }
    }

    DutyLog(JdbcClient database) {
        this.database = database;
    }

    Optional<Line> line(UUID id) {
        return lines("id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** The lines about the watches of some centres that began at or after a moment, the latest first. */
    List<Line> since(Collection<UUID> centres, Instant shiftFrom) {
        return lines(
                "centre = any(:centres) and shift_from >= :from",
                Map.of("centres", new SqlArrayValue("uuid", centres.toArray()), "from", Timestamp.from(shiftFrom)));
    }

    void add(Line line) {
        database.sql("insert into workforce.duty_entry (" + COLUMNS + """
                        ) values (:id, :centre, :area, :from, :kind, :at, :account, :post, :to, :cases)
                        """)
                .params(values(line))
                .update();
    }

    private List<Line> lines(String condition, Map<String, ?> parameters) {
        return database.sql(
                        "select " + COLUMNS + " from workforce.duty_entry where " + condition + " order by at desc, id")
                .params(parameters)
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getObject("centre", UUID.class),
                        new AreaCode(row.getLong("area")),
                        row.getTimestamp("shift_from").toInstant(),
                        deed(row.getString("kind"), row.getObject("to_post", UUID.class), (UUID[])
                                row.getArray("cases").getArray()),
                        new By(
                                new AccountId(row.getObject("account", UUID.class)),
                                new PostId(row.getObject("post", UUID.class)),
                                row.getTimestamp("at").toInstant())))
                .list();
    }

    private static Deed deed(String kind, @Nullable UUID to, UUID[] cases) {
        return to == null || kind.equals(ACKNOWLEDGED)
                ? new Deed.Acknowledged()
                : new Deed.HandedOver(new PostId(to), Arrays.asList(cases));
    }

    private static Map<String, ?> values(Line line) {
        var values = new TreeMap<String, @Nullable Object>();
        values.put("id", line.id());
        values.put("centre", line.centre());
        values.put("area", line.area().value());
        values.put("from", Timestamp.from(line.shiftFrom()));
        values.put("at", Timestamp.from(line.by().at()));
        values.put("account", line.by().account().value());
        values.put("post", line.by().post().value());
        switch (line.deed()) {
            case Deed.Acknowledged() -> {
                values.put("kind", ACKNOWLEDGED);
                values.put("to", null);
                values.put("cases", new SqlArrayValue("uuid"));
            }
            case Deed.HandedOver(var to, var cases) -> {
                values.put("kind", HANDED_OVER);
                values.put("to", to.value());
                values.put("cases", new SqlArrayValue("uuid", cases.toArray()));
            }
        }
        return values;
    }
}
