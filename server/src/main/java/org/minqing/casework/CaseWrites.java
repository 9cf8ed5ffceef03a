package org.minqing.casework;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.deadline.timer.Timer;
import org.minqing.journal.AppendArrays;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Writes turns of many cases with one statement and one commit. */
@Component
class CaseWrites {

    private static final String STANDING = """
            :moveds, :states, :areas, :departments, :assignees, :attributes, :done_bys, :handled, :verified, :rounds,
            :clocks, :dues, :changed, :ended""";

    private static final String ENTRIES = """
            :entry_streams, :entry_versions, :entry_kinds, :entry_schemas, :entry_commands, :entry_digests,
            :entry_actors, :entry_posts, :entry_observed, :entry_recorded, :entry_opens, :entry_sealed,
            :entry_previous, :entry_hashes, :key_streams, :key_retentions, :key_wrapped""";

    private static final String TIMERS = ":timer_subjects, :timer_names, :timer_dues, :timer_steps";

    static final String CONTINUE =
            "select casework.continue_cases(:ids, :expected, %s, %s, %s)".formatted(STANDING, ENTRIES, TIMERS);

    static final String BEGIN = """
            select casework.begin_cases(:ids, :versions, :heads, :scenarios, :scenario_versions, :classes, :areas_then,
                :xs, :ys, :reporters, :reported, :origins, %s, %s, %s)""".formatted(STANDING, ENTRIES, TIMERS);

    private final JdbcClient jdbc;

    CaseWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Continues cases, at most one turn of each; true where the case still stood at the version before. */
    List<Boolean> proceed(List<Turn> turns) {
        var values = standing(turns.stream().map(Turn::after).toList());
        values.put("expected", array("int4", turns, turn -> turn.after().version() - 1));
        values.putAll(new AppendArrays(
                        turns.stream().map(Turn::entry).toList(),
                        turns.stream().flatMap(turn -> turn.newKeys().stream()).toList())
                .parameters());
        values.putAll(
                timers(turns.stream().flatMap(turn -> turn.timers().stream()).toList()));
        var accepted = accepted(CONTINUE, values);
        return turns.stream()
                .map(turn -> accepted.contains(turn.after().id().value()))
                .toList();
    }

    /** Begins cases with all their first turns; true where no such case existed. */
    List<Boolean> begin(List<Beginning> beginnings) {
        var files = beginnings.stream().map(Beginning::file).toList();
        var values = standing(files);
        values.put("versions", array("int4", files, CaseFile::version));
        values.put("heads", array("bytea", files, file -> file.head().hash()));
        values.putAll(birth(files.stream().map(CaseFile::beginning).toList()));
        var turns = beginnings.stream().flatMap(each -> each.turns().stream()).toList();
        values.putAll(new AppendArrays(
                        turns.stream().map(Turn::entry).toList(),
                        turns.stream().flatMap(turn -> turn.newKeys().stream()).toList())
                .parameters());
        values.putAll(timers(
                beginnings.stream().flatMap(each -> each.timers().stream()).toList()));
        var accepted = accepted(BEGIN, values);
        return files.stream().map(file -> accepted.contains(file.id().value())).toList();
    }

    /**
     * A new case with its first turns in order, usually the report alone.
     *
     * @param timers what is to come
     */
    record Beginning(List<Turn> turns, List<Timer> timers) {
        Beginning {
            turns = List.copyOf(turns);
            timers = List.copyOf(timers);
        }

        static Beginning of(Turn first) {
            return new Beginning(List.of(first), first.timers());
        }

        CaseFile file() {
            return turns.getLast().after();
        }

        CaseId id() {
            return file().id();
        }
    }

    private Set<UUID> accepted(String sql, Map<String, Object> values) {
        return new HashSet<>(List.of(jdbc.sql(sql)
                .params(values)
                .query((row, number) -> (UUID[]) row.getArray(1).getArray())
                .single()));
    }

    private static Map<String, Object> birth(List<CaseFile.Beginning> files) {
        var values = new HashMap<String, Object>();
        values.put("scenarios", array("text", files, CaseFile.Beginning::scenario));
        values.put("scenario_versions", array("text", files, CaseFile.Beginning::scenarioVersion));
        values.put("classes", array("text", files, CaseFile.Beginning::scenarioClass));
        values.put("areas_then", array("int8", files, file -> file.area().value()));
        values.put(
                "xs",
                array(
                        "float8",
                        files,
                        file -> file.point() == null ? null : file.point().x()));
        values.put(
                "ys",
                array(
                        "float8",
                        files,
                        file -> file.point() == null ? null : file.point().y()));
        values.put("reporters", array("uuid", files, file -> file.reporter().value()));
        values.put(
                "reported",
                array("timestamptz", files, file -> file.reportedAt().toString()));
        values.put("origins", array("text", files, file -> file.origin().code()));
        return values;
    }

    private static Map<String, Object> standing(List<CaseFile> files) {
        var values = new HashMap<String, Object>();
        values.put("ids", array("uuid", files, file -> file.id().value()));
        values.put("moveds", array("int4", files, CaseFile::moved));
        put(values, "states", "text", files, CaseFile.Standing::state);
        put(values, "areas", "int8", files, standing -> standing.area().value());
        put(
                values,
                "departments",
                "text",
                files,
                standing -> standing.department().orElse(null));
        put(
                values,
                "assignees",
                "uuid",
                files,
                standing -> standing.assignee().map(PostId::value).orElse(null));
        put(values, "attributes", "text", files, standing -> CanonicalJson.text(standing.attributes()));
        put(values, "done_bys", "text", files, standing -> CanonicalJson.text(standing.doneBy()));
        put(values, "handled", "text", files, standing -> uuids(standing.check().handledBy()));
        put(
                values,
                "verified",
                "uuid",
                files,
                standing -> value(standing.check().verifiedBy()));
        put(values, "rounds", "int4", files, CaseFile.Standing::round);
        putTimes(values, files);
        return values;
    }

    private static void putTimes(Map<String, Object> values, List<CaseFile> files) {
        put(values, "clocks", "text", files, standing -> clocks(standing.clocks()));
        put(
                values,
                "dues",
                "timestamptz",
                files,
                standing -> text(CaseClocks.nearest(standing.clocks()).orElse(null)));
        put(
                values,
                "changed",
                "timestamptz",
                files,
                standing -> standing.changedAt().toString());
        put(values, "ended", "timestamptz", files, standing -> text(standing.endedAt()));
    }

    private static Map<String, Object> timers(List<Timer> timers) {
        return Map.of(
                "timer_subjects", array("uuid", timers, Timer::subject),
                "timer_names", array("text", timers, Timer::name),
                "timer_dues",
                        array(
                                "timestamptz",
                                timers,
                                timer ->
                                        Turn.isNever(timer) ? null : timer.due().toString()),
                "timer_steps", array("text", timers, Timer::step));
    }

    private static void put(
            Map<String, Object> values,
            String name,
            String type,
            List<CaseFile> files,
            Function<CaseFile.Standing, @Nullable Object> column) {
        values.put(name, array(type, files, file -> column.apply(file.standing())));
    }

    static String clocks(List<CaseClock> clocks) {
        return clocks.isEmpty()
                ? "[]"
                : CanonicalJson.text(clocks.stream().map(CaseClock::written).toList());
    }

    private static @Nullable UUID value(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String uuids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static <T> SqlArrayValue array(String type, List<T> rows, Function<T, @Nullable Object> column) {
        var elements = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (var index = 0; index < elements.length; index++) {
            elements[index] = column.apply(rows.get(index));
        }
        return new SqlArrayValue(type, elements);
    }
}
