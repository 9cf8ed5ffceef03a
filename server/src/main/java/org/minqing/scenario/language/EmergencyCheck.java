package org.minqing.scenario.language;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.scenario.Action;
import org.minqing.scenario.By;
import org.minqing.scenario.Emergency;
import org.minqing.scenario.Flow;
import org.minqing.scenario.Retention;
import org.minqing.scenario.State;
import org.minqing.scenario.Target;

/**
 * What must hold of a scenario that runs under orders alone: an order is short, all content goes with it, and no case is
 * left open without its content.
 */
record EmergencyCheck(Emergency emergency, Flow flow, List<Retention> retentions, Passage file) {

    /** Emergency Response Law, article 85, names no number; the limits are this project's own. */
    private static final Period LONGEST_ORDER = Period.ofDays(60);

    private static final Period LONGEST_KEPT = Period.ofDays(60);

    /** Adds what is wrong with the part about emergencies, where there is one. */
    static void check(Optional<Emergency> emergency, Flow flow, List<Retention> retentions, Passage file) {
        emergency.ifPresent(one -> new EmergencyCheck(one, flow, retentions, file).check());
    }

    private void check() {
        atMost("order-longest", emergency.longest(), LONGEST_ORDER);
        atMost("keep", emergency.keep(), LONGEST_KEPT);
        retentions.stream()
                .filter(retention -> retention.then() != Retention.Afterwards.ERASE)
                .forEach(retention -> file.at("retention")
                        .at(retention.id())
                        .at("then")
                        .fault(
                                "emergency.archived",
                                "Content of an emergency would outlive it in an archive",
                                "Write erase"));
        flow.action(emergency.then())
                .ifPresentOrElse(
                        this::ending,
                        () -> fault("No action is called “" + emergency.then() + "”", "Name an action by time"));
    }

    /** Months and years are longer than any order. */
    private void atMost(String key, Period written, Period most) {
        if (written.toTotalMonths() > 0 || written.getDays() > most.getDays()) {
            file.at("emergency")
                    .at(key)
                    .fault(
                            "emergency.too-long",
                            "This is longer than " + most.getDays() + " days",
                            "Write at most “" + most.getDays() + " days”");
        }
    }

    private void ending(Action action) {
        var asks = action.form().questions().stream().anyMatch(question -> question.required());
        var alone = action.by().equals(List.of(new By.Time()));
        var ends = action.to() instanceof Target.Fixed(var to)
                && flow.state(to).filter(State::isEnd).isPresent();
        if (asks
                || !alone
                || !ends
                || action.guard().isPresent()
                || action.assign().isPresent()) {
            fault(
                    "“" + action.id() + "” cannot end a case by itself",
                    "Let it be by time alone, need nothing, have no guard and lead to an end");
        }
        var left = flow.states().stream()
                .filter(state -> !state.isEnd() && !action.from().contains(state.id()))
                .map(State::id)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            fault(
                    "Cases would stay open in: " + left,
                    "Name every state that is no end under “from” of " + action.id());
        }
    }

    private void fault(String message, String fix) {
        file.at("emergency").at("then").fault("emergency.then", message, fix);
    }
}
