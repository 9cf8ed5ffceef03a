package org.minqing.exchange;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Target;

/** What can be published at all, whatever a city folder wishes: only what everybody may report, and nothing told in confidence. */
final class Publishable {

    private Publishable() {}

    /** Why cases of the scenario are nobody's business but theirs who work on them; empty where they may be published. */
    static Optional<String> refused(Scenario scenario) {
        if (scenario.flow().start().by().stream().noneMatch(By.Anyone.class::isInstance)) {
            return Optional.of("not everybody may report it");
        }
        if (scenario.emergency().isPresent()) {
            return Optional.of("it works under orders");
        }
        if (scenario.about().isPresent()) {
            return Optional.of("it is about an office");
        }
        if (scenario.reporterSealedWith().isPresent()) {
            return Optional.of("who reports is sealed");
        }
        return scenario.place().keepsPoint() && scenario.place().open()
                ? Optional.empty()
                : Optional.of("its place is sealed");
    }

    /** Whether what the folder names is there; says what is not. */
    static boolean fits(Offers.Matter matter, Scenario scenario, BiConsumer<String, String> fault) {
        var form = scenario.form();
        var right = named(matter.fields().description(), "description", form, fault)
                & named(matter.fields().contact(), "contact", form, fault)
                & named(matter.fields().address(), "address", form, fault);
        var choices = matter.by().flatMap(form::field).map(field -> field.type());
        if (matter.by().isPresent()
                && !(choices.orElse(null) instanceof FieldType.Choice choice
                        && choice.leaves().keySet().containsAll(matter.without()))) {
            fault.accept("by", "This is no choice of the report, or “without” names none of it");
            right = false;
        }
        if (matter.addition().isPresent() && addition(matter, scenario).isEmpty()) {
            fault.accept(
                    "addition",
                    "This is no step of whoever reported that needs one text and leaves the state as it is");
            right = false;
        }
        if (matter.clock()
                .filter(clock -> scenario.clocks().stream().map(Clock::id).noneMatch(clock::equals))
                .isPresent()) {
            fault.accept("clock", "There is no such clock");
            right = false;
        }
        return right & askable(form, fault);
    }

    /** The text that the step of an addition takes. It moves nothing: another program never closes a case. */
    static Optional<String> addition(Offers.Matter matter, Scenario scenario) {
        var step = matter.addition()
                .flatMap(scenario.flow()::action)
                .filter(action -> action.to() instanceof Target.Same)
                .filter(action -> action.by().stream().anyMatch(By.Reporter.class::isInstance));
        var needed = step.stream()
                .flatMap(action -> action.form().questions().stream())
                .filter(Form.Question::required)
                .map(Form.Question::field)
                .toList();
        return needed.size() == 1 && needed.getFirst().type() instanceof FieldType.Text
                ? Optional.of(needed.getFirst().id())
                : Optional.empty();
    }

    private static boolean named(Optional<String> wanted, String path, Form form, BiConsumer<String, String> fault) {
        var text = wanted.isEmpty()
                || wanted.flatMap(form::field)
                        .filter(field -> field.type() instanceof FieldType.Text)
                        .isPresent();
        if (!text) {
            fault.accept(path, "The report asks for no such text");
        }
        return text;
    }

    /** Other programs send no photos and no rows. */
    private static boolean askable(Form form, BiConsumer<String, String> fault) {
        var impossible = form.questions().stream()
                .filter(question -> question.required() && !Attributes.canBeSent(question.field()))
                .findFirst();
        impossible.ifPresent(question ->
                fault.accept("by", "Its report needs " + question.field().id() + ", which other programs cannot send"));
        return impossible.isEmpty();
    }
}
