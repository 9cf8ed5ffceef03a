package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.Outcome;

class FormRulesTest {

    @Test
    void computesWhatNobodyGives() {
        assertThat(sealed(Map.of("kind", "shop", "floors", 2, "area", 10.125 / 1.0125)))
                .containsEntry("total-area", 20.0);
        assertThat(sealed(Map.of("kind", "shop", "floors", 3, "area", 10.35))).containsEntry("total-area", 31.05);
        assertThat(sealed(Map.of("kind", "shop", "area", 10.35))).doesNotContainKey("total-area");
    }

    @Test
    void refusesAnAnswerToWhatIsComputed() {
        assertThat(faults(Map.of("kind", "shop", "total-area", 5.0)))
                .containsExactly(new Fault("fields.total-area", "field.computed"));
    }

    @Test
    void refusesAnAnswerToWhatIsHidden() {
        assertThat(faults(Map.of("kind", "shop", "phone", "13800000000")))
                .containsExactly(new Fault("fields.phone", "field.hidden"));
        assertThat(faults(Map.of("phone", "13800000000")))
                .containsExactlyInAnyOrder(
                        new Fault("fields.phone", "field.hidden"), new Fault("fields.kind", "field.missing"));
        assertThat(faults(Map.of("kind", "lodging", "floors", 2, "phone", "13800000000")))
                .isEmpty();
    }

    @Test
    void asksForWhatOtherAnswersMakeNecessary() {
        assertThat(faults(Map.of("kind", "lodging"))).containsExactly(new Fault("fields.floors", "field.missing"));
        assertThat(faults(Map.of("kind", "shop"))).isEmpty();
    }

    @Test
    void holdsAnswersToTheirConstraints() {
        assertThat(faults(Map.of("kind", "shop", "floors", 4)))
                .containsExactly(new Fault("fields.floors", "field.constraint"));
        assertThat(faults(Map.of("kind", "workshop", "floors", 4))).isEmpty();
        assertThat(faults(Map.of("kind", "lodging", "floors", 4, "phone", "12345")))
                .containsExactly(new Fault("fields.phone", "field.constraint"));
    }

    @Test
    void knowsDecimalsAndTimes() {
        assertThat(faults(Map.of("kind", "shop", "area", 1.234, "opened", "24:00")))
                .containsExactlyInAnyOrder(
                        new Fault("fields.area", "field.places"), new Fault("fields.opened", "field.time"));
        assertThat(faults(Map.of("kind", "shop", "area", -1, "opened", "23:59")))
                .containsExactly(new Fault("fields.area", "field.range"));
        assertThat(faults(Map.of("kind", "shop", "area", "12")))
                .containsExactly(new Fault("fields.area", "field.type"));
    }

    @Test
    void judgesEachRowOfAGroupByItself() {
        var rows = List.of(
                Map.of("name", "甲", "age", 40),
                Map.of("name", "乙", "age", 8),
                Map.of("age", 40, "guardian", "甲", "shoe", 3));

        assertThat(faults(Map.of("kind", "shop", "people", rows)))
                .containsExactlyInAnyOrder(
                        new Fault("fields.people.1.guardian", "field.missing"),
                        new Fault("fields.people.2.name", "field.missing"),
                        new Fault("fields.people.2.guardian", "field.hidden"),
                        new Fault("fields.people.2.shoe", "field.unknown"));
    }

    @Test
    void keepsRowsAndCountsOverThem() {
        var rows = List.of(Map.of("name", "甲", "age", 40.0), Map.of("name", "乙", "age", 8, "guardian", "甲"));

        assertThat(sealed(Map.of("kind", "shop", "people", rows)))
                .containsEntry("minors", 1L)
                .extractingByKey("people", InstanceOfAssertFactories.LIST)
                .first()
                .isEqualTo(Map.of("name", "甲", "age", 40L));
    }

    @Test
    void boundsTheRows() {
        var row = Map.of("name", "甲");

        assertThat(faults(Map.of("kind", "shop", "people", List.of(row, row, row, row))))
                .containsExactly(new Fault("fields.people", "field.too-many-rows"));
        assertThat(faults(Map.of("kind", "shop", "people", List.of())))
                .containsExactly(new Fault("fields.people", "field.too-few-rows"));
        assertThat(faults(Map.of("kind", "shop", "people", List.of("甲"))))
                .containsExactly(new Fault("fields.people.0", "field.type"));
        assertThat(faults(Map.of("kind", "shop", "people", "甲")))
                .containsExactly(new Fault("fields.people", "field.type"));
    }

    private static List<Fault> faults(Map<String, Object> answers) {
        return switch (Inspection.look(answers)) {
            case Outcome.Refused refused -> refused.faults();
            case Outcome.Moved _, Outcome.TaskMoved _ -> List.of();
            case Outcome.NeedsSecondPerson second -> throw new AssertionError(second);
        };
    }

    private static Map<String, Object> sealed(Map<String, Object> answers) {
        assertThat(Inspection.look(answers)).isInstanceOf(Outcome.Moved.class);
        return ((Outcome.Moved) Inspection.look(answers)).sealed().getOrDefault("report", Map.of());
    }
}
