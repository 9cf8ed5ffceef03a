package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.RoundTrips;
import org.minqing.TestServer;
import org.minqing.access.Posts;
import org.minqing.access.SampleAccounts;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;

/** A command asks the database twice, whatever it is: once for all that it needs, once to write all that it changes. */
class TwoRoundTripsIT {

    private static final String LOAD = "casework.load_cases";
    private static final String BEGIN = "casework.begin_cases";
    private static final String CONTINUE = "casework.continue_cases";

    /** Who is on leave, and whether rights changed: asked once a second at most, for all commands of that second. */
    private static final List<String> REMEMBERED = List.of("from workforce.leave", "from access.revision");

    private static final RoundTrips TRIPS = new RoundTrips();
    private static final TestServer SERVER = TestServer.watched("shanwei", TRIPS::counting);

    private final Casework casework = SERVER.bean(Casework.class);
    private final CaseId id = new CaseId(Story.id());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void everyStepOfTheMainLineTakesTwo() {
        var resident = account("resident");
        var duty = inPost("duty-officer", "town");
        var report = report(resident);
        asked(() -> casework.report(report), LOAD, BEGIN);
        asked(() -> casework.act(step(duty, "accept", 1, Map.of())), LOAD, CONTINUE);
        asked(() -> casework.act(step(duty, "dispatch", 2, Map.of("note", "示例"))), LOAD, CONTINUE);
        var handler = assignee();
        asked(() -> casework.act(step(handler, "receive", 3, Map.of())), LOAD, CONTINUE);
        asked(() -> casework.act(step(handler, "start", 4, Map.of())), LOAD, CONTINUE);
        asked(() -> casework.act(step(handler, "feed-back", 5, Map.of("measures", "示例"))), LOAD, CONTINUE);
        asked(() -> casework.act(step(duty, "verify", 6, Map.of())), LOAD, CONTINUE);
        asked(() -> casework.act(step(resident, "rate", 7, Map.of("solved", true, "rating", 5))), LOAD, CONTINUE);
        asked(() -> casework.act(step(duty, "file", 8, Map.of())), LOAD, CONTINUE);
    }

    @Test
    void aRefusalThatIsEnteredTakesTwoAndARepetitionOne() {
        var resident = account("resident");
        var report = report(resident);
        casework.report(report);
        asked(() -> casework.report(report), LOAD);
        var tooEarly = step(inPost("duty-officer", "town"), "verify", 1, Map.of());
        asked(
                () -> assertThatThrownBy(() -> casework.act(tooEarly)).isInstanceOf(ProblemException.class),
                LOAD,
                CONTINUE);
        asked(() -> assertThatThrownBy(() -> casework.act(tooEarly)).isInstanceOf(ProblemException.class), LOAD);
    }

    private static void asked(Runnable command, String... functions) {
        var statements = TRIPS.of(command).stream()
                .filter(statement -> REMEMBERED.stream().noneMatch(statement::contains))
                .toList();
        assertThat(statements).as("round trips").hasSize(functions.length);
        for (var at = 0; at < functions.length; at++) {
            assertThat(statements.get(at)).contains(functions[at]);
        }
    }

    private Report report(Actor actor) {
        return new Report(
                id,
                new CommandId(Story.id()),
                actor,
                "general-event",
                new Where.In(new AreaCode(Long.parseLong(Story.GRID))),
                Story.fields("示例：路口有垃圾。"),
                List.of(),
                Instant.parse("2026-11-23T04:00:00Z"),
                Origin.LIVE);
    }

    private Command step(Actor actor, String action, int version, Map<String, Object> fields) {
        return new Command(
                id,
                new CommandId(Story.id()),
                actor,
                action,
                version,
                fields,
                List.of(),
                Instant.parse("2026-11-23T04:00:00Z"));
    }

    private static Actor account(String name) {
        return Actor.of(SERVER.bean(SampleAccounts.class).account(name).orElseThrow());
    }

    private static Actor inPost(String role, String level) {
        var posts = SERVER.bean(Posts.class);
        var post = posts.responsible(new AreaCode(Long.parseLong(Story.GRID)), role, level)
                .orElseThrow();
        return Actor.of(posts.holder(post).orElseThrow()).in(post);
    }

    private Actor assignee() {
        var seen = SERVER.as("duty")
                .get("/cases/" + id.value())
                .body()
                .at("/assignee")
                .asString();
        var post = new PostId(UUID.fromString(seen));
        return Actor.of(SERVER.bean(Posts.class).holder(post).orElseThrow()).in(post);
    }
}
