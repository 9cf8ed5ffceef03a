package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.casework.PureCasework.Chance;
import org.minqing.scenario.Task;
import org.minqing.scenario.language.ShippedScenarios;

/** Two departments are asked at once: how many answers are enough, and who may do what meanwhile. */
class JointWorkTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");
    private static final Map<String, String> MORE =
            Map.of("water", "handler@town/water+inspector@town", "safety", "handler@town/safety");

    private Instant now = MORNING;

    @ParameterizedTest
    @CsvSource({"all, 2", "any, 1", "{quorum: 1}, 1", "{quorum: 2}, 2"})
    void theCaseGoesOnAsSoonAsEnoughHaveAnswered(String join, int enough) {
        var casework = casework(join);
        var telling = asked(casework, join);

        for (var answered = 0; answered < enough; answered++) {
            assertThat(chance(casework, telling, "feed-back", 0)).isEmpty();
            take(casework, telling, "answer", answered + 1);
        }

        take(casework, telling, "feed-back", 0);
        assertThat(telling.file().standing().state()).isEqualTo("fed-back");
        assertThat(telling.file().tasks())
                .extracting(Task::state)
                .containsExactly(Task.State.ANSWERED, enough == 2 ? Task.State.ANSWERED : Task.State.WITHDRAWN);
    }

    @Test
    void whoDeclinesHasNotAnsweredUntilTheTaskIsTakenBack() {
        var casework = casework("all");
        var telling = asked(casework, "declined");

        take(casework, telling, "decline", 1);
        take(casework, telling, "answer", 2);
        assertThat(chance(casework, telling, "feed-back", 0)).isEmpty();

        take(casework, telling, "withdraw", 1);
        take(casework, telling, "feed-back", 0);
    }

    @Test
    void eachTaskIsOfferedToItsOwnPostOnlyAndTakenBackByWhoAsked() {
        var casework = casework("all");
        var telling = asked(casework, "offers");

        assertThat(casework.chances(telling.file(), now))
                .filteredOn(chance -> chance.task() > 0)
                .containsExactlyInAnyOrder(
                        new Chance("water", "receive", 1),
                        new Chance("water", "answer", 1),
                        new Chance("water", "decline", 1),
                        new Chance("safety", "receive", 2),
                        new Chance("safety", "answer", 2),
                        new Chance("safety", "decline", 2),
                        new Chance(asker(telling), "withdraw", 1),
                        new Chance(asker(telling), "withdraw", 2));
    }

    @Test
    void whoAnsweredATaskIsNoSecondPerson() {
        var casework = casework("all");
        var telling = asked(casework, "second person");
        take(casework, telling, "answer", 1);
        take(casework, telling, "answer", 2);
        take(casework, telling, "feed-back", 0);

        var verifiers = casework.chances(telling.file(), now).stream()
                .filter(chance -> chance.action().equals("verify"))
                .map(Chance::person);

        assertThat(verifiers).contains("inspector").doesNotContain("water");
    }

    @Test
    void theLimitOfATaskCountsFromWhenItWasAskedInWorkingDays() {
        var telling = asked(casework("all"), "limit");

        var task = telling.file().tasks().getFirst();
        assertThat(task.department()).contains("water");
        assertThat(task.askedAt()).isEqualTo(now);
        assertThat(Duration.between(task.askedAt(), task.due().orElseThrow()))
                .isBetween(Duration.ofDays(3), Duration.ofDays(6));
    }

    private static PureCasework casework(String join) {
        var text = ShippedScenarios.text("shanwei/scenarios/general-event.yaml")
                .replace("join: all", "join: " + join)
                .replace("    most: 6\n    names: {zh: 会办部门", "    fewest: 2\n    most: 6\n    names: {zh: 会办部门");
        return new PureCasework(
                ShippedScenarios.read(ShippedScenarios.parsed("joint.yaml", text)), Choosing.first(), MORE);
    }

    private Telling asked(PureCasework casework, String words) {
        var telling = casework.begin("resident", words, now);
        List.of("accept", "dispatch", "receive", "start", "ask-jointly")
                .forEach(action -> take(casework, telling, action, 0));
        assertThat(telling.file().standing().state()).isEqualTo("joint");
        return telling;
    }

    /** Who took the last step of the case itself. */
    private String asker(Telling telling) {
        var account = telling.turns().getLast().entry().draft().actor().account();
        return List.of("grid-handler", "town-handler", "duty").stream()
                .filter(name -> PureCasework.account(name).equals(account))
                .findFirst()
                .orElseThrow();
    }

    private void take(PureCasework casework, Telling telling, String action, int task) {
        now = now.plus(Duration.ofMinutes(5));
        var next = chance(casework, telling, action, task);
        assertThat(next).as(action + " " + task).isPresent();
        casework.take(
                telling,
                next.get(),
                now,
                (_, turn) -> assertThat(turn.refusal()).isNull());
    }

    private Optional<Chance> chance(PureCasework casework, Telling telling, String action, int task) {
        return casework.chances(telling.file(), now).stream()
                .filter(chance -> chance.action().equals(action) && chance.task() == task)
                .findFirst();
    }
}
