package org.minqing.bench.leads;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a careful official who knows the city's tree would answer about a row. {@code first} is the row that it repeats;
 * {@code mayStand} says that it may as well be taken for one of its own. {@code accepted} is right for its place in any
 * case, also where a duplicate is overlooked.
 */
record Truth(LeadNumber lead, Making making, Optional<LeadNumber> first, boolean mayStand, List<Accepted> accepted) {

    Truth {
        accepted = List.copyOf(accepted);
    }

    boolean isDuplicate() {
        return first.isPresent() && !mayStand;
    }

    /** Whether the answer is right as a whole: outcome, area, rule, and for a duplicate the first row. */
    boolean holds(Answer answer) {
        if (answer.isDuplicate()) {
            return first.filter(one -> one.toString().equals(answer.because())).isPresent();
        }
        return !isDuplicate() && accepted.stream().anyMatch(one -> one.is(answer));
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
        if (first.isEmpty()) {
            return own;
        }
        return "duplicate of " + first.get() + (mayStand ? " or " + own : "");
    }
}
