package org.minqing.bench.leads;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a careful official who knows the city's tree would answer about a row. {@code accepted} is right for its place in
 * any case, also where a duplicate is overlooked.
 *
 * @param first the row that it was made to repeat
 * @param mayBeOwn whether it may as well be taken for a lead of its own
 */
record Truth(
        LeadNumber lead,
        Making making,
        Optional<LeadNumber> first,
        boolean mayBeOwn,
        Same same,
        List<Accepted> accepted) {

    Truth {
        accepted = List.copyOf(accepted);
    }

    boolean isDuplicate() {
        return !mayStand();
    }

    private boolean mayStand() {
        return mayBeOwn || same.standing().contains(lead);
    }

    /** Whether there is a row that may stand for it. */
    boolean mayBeDuplicate() {
        return !standsFor().isEmpty();
    }

    /** The rows that may stand for it. */
    List<LeadNumber> standsFor() {
        return same.standing().stream().filter(one -> !one.equals(lead)).toList();
    }

    /** Whether the answer is right as a whole: outcome, area, rule, and for a duplicate the row that stands. */
    boolean holds(Answer answer) {
        if (answer.isDuplicate()) {
            return standsFor().stream().anyMatch(one -> one.toString().equals(answer.because()));
        }
        return mayStand() && accepted.stream().anyMatch(one -> one.is(answer));
    }

    /** Whether somebody would be sent to a place where the lead is not. */
    boolean isWronglyRouted(Answer answer) {
        return answer.outcome() == Outcome.ROUTED && isElsewhere(answer);
    }

    /** Whether the answer gives an area, and none of those that are right. */
    boolean isElsewhere(Answer answer) {
        return accepted.stream().noneMatch(one -> one.isAt(answer));
    }

    /** Whether a row that can be placed may not wait in a queue. */
    boolean mustBeRouted() {
        return accepted.stream().allMatch(one -> one.outcome() == Outcome.ROUTED);
    }

    @Override
    public String toString() {
        var own = accepted.stream().map(Accepted::toString).collect(Collectors.joining("; "));
        if (standsFor().isEmpty()) {
            return own;
        }
        var others = standsFor().stream().map(LeadNumber::toString).collect(Collectors.joining(" or "));
        return "duplicate of " + others + (mayStand() ? " or " + own : "");
    }
}
