package org.minqing.area;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The areas and grids in the store, with all their earlier states. */
public final class Areas {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** A row of {@code grid_member}, under the names of its columns. */
    private record Member(String layer, long member, long grid, String name, String note) {}

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Areas(JdbcClient database, TransactionTemplate transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The areas that stood on a day, as we know it now, by ascending code; narrowed to a parent or a level. */
    public List<Area> on(LocalDate day, Optional<AreaCode> parent, Optional<String> level) {
        return database
                .sql("""
                        select code, level, parent, name, names, unit, run_by, synthetic, attributes, valid_from, valid_to
                        from area.division
                        where recorded_to is null
                          and valid_from <= :day and (valid_to is null or valid_to > :day)
                          and (cast(:parent as bigint) is null or parent = :parent)
                          and (cast(:level as text) is null or level = :level)
                        order by code
                        """)
                .param("day", day)
                .param("parent", parent.map(AreaCode::value).orElse(null))
                .param("level", level.orElse(null))
                .query(Areas::division)
                .list()
                .stream()
                .map(Division::area)
                .toList();
    }

    /** Makes the store agree with the ground; true when something was written. The same ground again writes nothing. */
    boolean take(Ground ground) {
        var hash = hash(ground);
        var same = database.sql("select hash from area.folder where city = :city")
                .param("city", ground.settings().id())
                .query(byte[].class)
                .optional()
                .filter(known -> Arrays.equals(known, hash));
        if (same.isPresent()) {
            return false;
        }
        var now = clock.instant();
        transactions.executeWithoutResult(status -> write(ground, hash, now));
        return true;
    }

    private void write(Ground ground, byte[] hash, Instant now) {
        // Two nodes may start at once: the second waits here and then finds nothing left to change.
        database.sql("""
                        insert into area.folder (city, hash, taken_at) values (:city, :hash, :now)
                        on conflict (city) do update set hash = excluded.hash, taken_at = excluded.taken_at
                        """)
                .param("city", ground.settings().id())
                .param("hash", hash)
                .param("now", at(now))
                .update();
        var today = LocalDate.ofInstant(now, ZoneId.of(ground.settings().zone()));
        var history = History.between(known(), ground.divisions(), today);
        close(history.closed(), now);
        open(history.opened(), now);
        exchangeMembers(ground, now);
    }

    private List<Division> known() {
        return database.sql("""
                        select code, level, parent, name, names, unit, run_by, synthetic, attributes, valid_from, valid_to
                        from area.division
                        where recorded_to is null
                        """).query(Areas::division).list();
    }

    private void close(Collection<Division> divisions, Instant now) {
        if (divisions.isEmpty()) {
            return;
        }
        database.sql("""
                        update area.division set recorded_to = :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as gone (code bigint, valid_from date)
                        where division.code = gone.code and division.valid_from = gone.valid_from
                          and division.recorded_to is null
                        """).param("now", at(now)).param("rows", rows(divisions)).update();
    }

    private void open(Collection<Division> divisions, Instant now) {
        if (divisions.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into area.division (code, valid_from, recorded_from, valid_to, level, parent, name, names,
                                                   unit, run_by, synthetic, attributes)
                        select code, valid_from, :now, valid_to, level, parent, name, names,
                               unit, run_by, synthetic, attributes
                        from jsonb_to_recordset(cast(:rows as jsonb)) as given (
                            code bigint, valid_from date, valid_to date, level text, parent bigint, name text, names jsonb,
                            unit text, run_by text, synthetic boolean, attributes jsonb)
                        """).param("now", at(now)).param("rows", rows(divisions)).update();
    }

    private void exchangeMembers(Ground ground, Instant now) {
        var members = members(ground);
        database.sql("""
                        update area.grid_member as known set recorded_to = :now
                        where known.recorded_to is null and not exists (
                            select from jsonb_to_recordset(cast(:rows as jsonb))
                                as given (layer text, member bigint, grid bigint, name text, note text)
                            where given = (known.layer, known.member, known.grid, known.name, known.note))
                        """).param("now", at(now)).param("rows", members).update();
        database.sql("""
                        insert into area.grid_member (layer, member, recorded_from, grid, name, note)
                        select layer, member, :now, grid, name, note
                        from jsonb_to_recordset(cast(:rows as jsonb))
                            as given (layer text, member bigint, grid bigint, name text, note text)
                        where not exists (
                            select from area.grid_member known
                            where known.recorded_to is null and known.layer = given.layer and known.member = given.member)
                        """).param("now", at(now)).param("rows", members).update();
    }

    private static String members(Ground ground) {
        var listed = ground.settings().gridLayers().stream()
                .filter(layer -> !layer.each())
                .map(GridLayer::id)
                .collect(Collectors.toSet());
        return JSON.writeValueAsString(ground.grids().stream()
                .filter(grid -> listed.contains(grid.layer()))
                .flatMap(Areas::members)
                .toList());
    }

    private static Stream<Member> members(Grid grid) {
        return grid.members().stream()
                .map(member ->
                        new Member(grid.layer(), member.value(), grid.code().value(), grid.name(), grid.note()));
    }

    private static String rows(Collection<Division> divisions) {
        return JSON.writeValueAsString(divisions.stream().map(Areas::row).toList());
    }

    private static Map<String, Object> row(Division division) {
        var area = division.area();
        var row = new LinkedHashMap<String, Object>();
        row.put("code", area.code().value());
        row.put("valid_from", division.validFrom().toString());
        division.validTo().ifPresent(to -> row.put("valid_to", to.toString()));
        row.put("level", area.level());
        area.parent().ifPresent(parent -> row.put("parent", parent.value()));
        row.put("name", area.name());
        row.put("names", new TreeMap<>(area.names()));
        row.put("unit", area.unit());
        area.runBy().ifPresent(body -> row.put("run_by", body));
        row.put("synthetic", area.synthetic());
        row.put("attributes", new TreeMap<>(area.attributes()));
        return row;
    }

    private static Division division(ResultSet row, int number) throws SQLException {
        var parent = row.getLong("parent");
        var area = new Area(
                new AreaCode(row.getLong("code")),
                row.getString("level"),
                parent == 0 ? Optional.empty() : Optional.of(new AreaCode(parent)),
                row.getString("name"),
                JSON.readValue(row.getString("names"), TEXTS),
                row.getString("unit"),
                Optional.ofNullable(row.getString("run_by")),
                row.getBoolean("synthetic"),
                JSON.readValue(row.getString("attributes"), TEXTS));
        return new Division(
                area,
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
    }

    private static byte[] hash(Ground ground) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(rows(ground.divisions()).getBytes(StandardCharsets.UTF_8));
            digest.update(members(ground).getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
