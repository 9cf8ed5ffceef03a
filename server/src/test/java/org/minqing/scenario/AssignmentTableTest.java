package org.minqing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.AssignRule.TableRow;
import org.minqing.scenario.AssignmentTable.Choice;
import org.minqing.scenario.Outcome.Moved;
import org.minqing.scenario.language.ShippedScenarios;

class AssignmentTableTest {

    private static final AreaCode PLACE = new AreaCode(441_521_110_220_001L);
    private static final Instant NOW = Instant.parse("2026-01-05T01:00:00Z");
    private static final Who RESIDENT = Who.resident(new AccountId(new UUID(0, 1)));
    private static final Who DUTY = new Who(
            new AccountId(new UUID(0, 2)),
            List.of(new Who.Seat(
                    new PostId(new UUID(0, 3)), "duty-officer", "town", AreaRanges.of(PLACE.value(), PLACE.value()))));

    private final Scenario scenario = ShippedScenarios.generalEvent();

    @Test
    void theRowThatFitsNamesTheChainAndTheFallbackEndsIt() {
        var rule = dispatched("forest-fire-risk", "urgent");

        assertThat(rule.chain())
                .extracting(By.Holder::written)
                .containsExactly("handler@town", "village-officer@village");
        assertThat(rule.fallback()).extracting(By.Holder::written).containsExactly("duty-officer@town");
        assertThat(rule.choose()).isEqualTo(Choice.DUTY);
        assertThat(rule.because())
                .contains(new TableRow("by-department", 1, Map.of("department", "safety", "severity", "urgent")));
    }

    @Test
    void theDepartmentIsTheOneThatTheAnswersPutTheCaseWith() {
        assertThat(dispatched("road-flooding", "urgent").because().orElseThrow().row())
                .isEqualTo(2);
        assertThat(dispatched("exposed-waste", "urgent").because().orElseThrow().row())
                .isEqualTo(4);
        assertThat(dispatched("street-light", "urgent").because().orElseThrow().row())
                .isEqualTo(5);
        assertThat(dispatched("other", "urgent").because().orElseThrow().row()).isEqualTo(3);
    }

    private static final CaseId CASE = new CaseId(new UUID(7, 7));

    private AssignRule dispatched(String kind, String severity) {
        var report = Attempt.of("report", RESIDENT)
                .with("kind", kind)
                .with("severity", severity)
                .with("description", "示例");
        var reported = (Moved) Interpreter.start(scenario, PLACE, report);
        var facts = CaseFacts.begun(CASE, reported, PLACE, RESIDENT.account(), NOW);
        var accepted = (Moved) Interpreter.interpret(scenario, facts, Attempt.of("accept", DUTY), NOW);
        var taken = facts.after(accepted, DUTY.account(), Optional.empty(), NOW);
        var dispatched = (Moved) Interpreter.interpret(scenario, taken, Attempt.of("dispatch", DUTY), NOW);
        return dispatched.assign().orElseThrow();
    }
}
