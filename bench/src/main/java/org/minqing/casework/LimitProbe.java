package org.minqing.casework;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.minqing.access.Grant;
import org.minqing.access.Scope;
import org.minqing.database.Store;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.Settings;
import org.minqing.kernel.UuidV7;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What the database alone can take: the statement texts of the write path with the entries of a life that the server has
 * just written, over the same pool, loaded and written in the groups in which the server wrote, without HTTP, decisions, sealing or hashing. It
 * stands in this package to send the very texts that the server sends.
 */
public final class LimitProbe {

    private static final int WORKERS = 6;
    private static final String ENTRIES = "select * from journal.entries_of(:id, 0) order by version";

    private final Settings settings;
    private final int gathered;
    private final SplittableRandom random = new SplittableRandom(20261123);

    /** One step as the journal keeps it. */
    private record Step(String kind, int schema, byte[] digest, UUID actor, UUID post, String open, byte[] sealed) {}

    /** A recorded life: its first row's content and its steps. */
    private record Recorded(CaseFile file, List<Step> steps) {}

    /** A case under replay. */
    private static final class Replayed {
        private final UUID id;
        private byte[] head = new byte[32];

        private Replayed(UUID id) {
            this.id = id;
        }
    }

    /** @param gathered how many commands go into one write, as the server did on the average */
    public LimitProbe(Path data, int gathered) {
        settings = Settings.from(Map.of("MINQING_DATA", data.toString()));
        this.gathered = Math.max(1, gathered);
    }

    /** Commands a second: each is one load and its part of a gathered write. */
    public double commandsPerSecond(UUID recordedCase, int commands) throws Exception {
        try (var store = Store.openBeside(settings)) {
            var recorded = recorded(store, recordedCase);
            var rounds = Math.max(
                    1, commands / (WORKERS * gathered * recorded.steps().size()));
            run(store, recorded, Math.max(1, rounds / 3));
            var started = System.nanoTime();
            var done = run(store, recorded, rounds);
            return done / ((System.nanoTime() - started) / 1e9);
        }
    }

    private Recorded recorded(Store store, UUID id) {
        var statements = new ScopedStatements(new NamedParameterJdbcTemplate(store.application()));
        var file = new CaseFiles(statements)
                .one(everything(), new org.minqing.kernel.CaseId(id))
                .orElseThrow();
        var steps = JdbcClient.create(store.application())
                .sql(ENTRIES)
                .param("id", id)
                .query(LimitProbe::step)
                .list();
        return new Recorded(file, steps);
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getString("kind"),
                row.getInt("schema"),
                row.getBytes("digest"),
                row.getObject("actor", UUID.class),
                row.getObject("post", UUID.class),
                row.getString("open"),
                row.getBytes("sealed"));
    }

    private static Scope everything() {
        return new Scope(
                List.of(Grant.everythingIn(AreaRanges.of(100_000_000_000_000L, 999_999_999_999_999L))),
                java.util.Optional.empty(),
                java.util.Set.of());
    }

    private int run(Store store, Recorded recorded, int rounds) throws Exception {
        var done = 0;
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            var running = new ArrayList<Future<Integer>>();
            for (var worker = 0; worker < WORKERS; worker++) {
                var own = random.split();
                running.add(threads.submit(() -> work(store, recorded, rounds, own)));
            }
            for (var one : running) {
                done += one.get();
            }
        }
        return done;
    }

    private int work(Store store, Recorded recorded, int rounds, SplittableRandom own) {
        var jdbc = new NamedParameterJdbcTemplate(store.application());
        var done = 0;
        for (var round = 0; round < rounds; round++) {
            var cases = new ArrayList<Replayed>();
            for (var number = 0; number < gathered; number++) {
                cases.add(new Replayed(UuidV7.at(recorded.file().beginning().reportedAt(), own)));
            }
            for (var version = 1; version <= recorded.steps().size(); version++) {
                load(jdbc, cases, own);
                write(jdbc, recorded, cases, version, own);
                done += cases.size();
            }
        }
        return done;
    }

    /** The loads of as many commands as one write carries, under the widest scope there is. */
    private void load(NamedParameterJdbcTemplate jdbc, List<Replayed> cases, SplittableRandom own) {
        var values = Map.of(
                "ids", each("uuid", cases, one -> one.id),
                "commands", each("uuid", cases, one -> new UUID(own.nextLong(), own.nextLong())),
                "scopes", array("text", cases, everything().setting()),
                "with_keys", array("bool", cases, false));
        jdbc.query(CaseLoads.LOAD, values, row -> {});
    }

    private void write(
            NamedParameterJdbcTemplate jdbc,
            Recorded recorded,
            List<Replayed> cases,
            int version,
            SplittableRandom own) {
        var values = standing(recorded, cases, version);
        values.putAll(entries(recorded.steps().get(version - 1), cases, version, own));
        if (version == 1) {
            values.putAll(birth(recorded, cases));
        } else {
            values.put("expected", array("int4", cases, version - 1));
        }
        jdbc.query(version == 1 ? CaseWrites.BEGIN : CaseWrites.CONTINUE, values, row -> {});
    }

    private static Map<String, Object> standing(Recorded recorded, List<Replayed> cases, int version) {
        var standing = recorded.file().standing();
        var values = new HashMap<String, Object>();
        values.put("ids", each("uuid", cases, one -> one.id));
        values.put("moveds", array("int4", cases, version));
        values.put("states", array("text", cases, standing.state()));
        values.put("areas", array("int8", cases, standing.area().value()));
        values.put("departments", array("text", cases, standing.department().orElse(null)));
        values.put(
                "assignees",
                array(
                        "uuid",
                        cases,
                        standing.assignee().map(post -> post.value()).orElse(null)));
        values.put("attributes", array("text", cases, CanonicalJson.text(standing.attributes())));
        values.put("done_bys", array("text", cases, CanonicalJson.text(standing.doneBy())));
        values.put("handled", array("text", cases, "{}"));
        values.put("verified", array("uuid", cases, null));
        values.put("rounds", array("int4", cases, standing.round()));
        var later = standing.changedAt().plusSeconds(86_400).toString();
        values.put("clocks", array("text", cases, CaseWrites.clocks(standing.clocks())));
        values.put("dues", array("timestamptz", cases, later));
        // A life sets a little more than one reminder for each of its steps.
        values.put("timer_subjects", each("uuid", cases, one -> one.id));
        values.put("timer_names", array("text", cases, CaseClocks.TIMER));
        values.put("timer_dues", array("timestamptz", cases, later));
        values.put(
                "timer_steps",
                array("text", cases, Reminding.Step.reminder("handle", 0).written()));
        values.put("changed", array("timestamptz", cases, standing.changedAt().toString()));
        values.put("ended", array("timestamptz", cases, null));
        return values;
    }

    private static Map<String, Object> birth(Recorded recorded, List<Replayed> cases) {
        var beginning = recorded.file().beginning();
        var values = new HashMap<String, Object>();
        values.put("versions", array("int4", cases, 1));
        values.put("heads", each("bytea", cases, one -> one.head));
        values.put("scenarios", array("text", cases, beginning.scenario()));
        values.put("scenario_versions", array("text", cases, beginning.scenarioVersion()));
        values.put("classes", array("text", cases, beginning.scenarioClass()));
        values.put("areas_then", array("int8", cases, beginning.area().value()));
        values.put("xs", array("float8", cases, null));
        values.put("ys", array("float8", cases, null));
        values.put("reporters", array("uuid", cases, beginning.reporter().value()));
        values.put(
                "reported", array("timestamptz", cases, beginning.reportedAt().toString()));
        values.put("origins", array("text", cases, beginning.origin().code()));
        return values;
    }

    private static Map<String, Object> entries(Step step, List<Replayed> cases, int version, SplittableRandom own) {
        var values = new HashMap<String, Object>();
        values.put("entry_streams", each("uuid", cases, one -> one.id));
        values.put("entry_versions", array("int4", cases, version));
        values.put("entry_kinds", array("text", cases, step.kind()));
        values.put("entry_schemas", array("int4", cases, step.schema()));
        values.put("entry_commands", each("uuid", cases, one -> new UUID(own.nextLong(), own.nextLong())));
        values.put("entry_digests", array("bytea", cases, step.digest()));
        values.put("entry_actors", array("uuid", cases, step.actor()));
        values.put("entry_posts", array("uuid", cases, step.post()));
        var now = java.time.InstantSource.system().instant().toString();
        values.put("entry_observed", array("timestamptz", cases, now));
        values.put("entry_recorded", array("timestamptz", cases, now));
        values.put("entry_opens", array("text", cases, step.open()));
        values.put("entry_sealed", array("bytea", cases, step.sealed()));
        values.put("entry_previous", each("bytea", cases, one -> one.head));
        for (var one : cases) {
            one.head = new byte[32];
            own.nextBytes(one.head);
        }
        values.put("entry_hashes", each("bytea", cases, one -> one.head));
        values.put("key_streams", each("uuid", version == 1 ? cases : List.of(), one -> one.id));
        values.put("key_retentions", array("text", version == 1 ? cases : List.of(), "report"));
        values.put("key_wrapped", array("bytea", version == 1 ? cases : List.of(), new byte[60]));
        return values;
    }

    private static SqlArrayValue array(
            String type, List<Replayed> cases, @org.jspecify.annotations.Nullable Object value) {
        return each(type, cases, one -> value);
    }

    private static SqlArrayValue each(
            String type,
            List<Replayed> cases,
            java.util.function.Function<Replayed, @org.jspecify.annotations.Nullable Object> column) {
        var elements = type.equals("bytea") ? new byte[cases.size()][] : new Object[cases.size()];
        for (var index = 0; index < elements.length; index++) {
            elements[index] = column.apply(cases.get(index));
        }
        return new SqlArrayValue(type, elements);
    }
}
