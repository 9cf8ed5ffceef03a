package org.minqing.directive;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import org.minqing.directive.Standing.Which;

/**
 * How far some areas are: counts of areas, never of people. Each is the length of the list of that name.
 *
 * @param sum of the numbers of the areas that did it themselves and are done
 */
record Tally(
        int areas,
        int waiting,
        int received,
        int answered,
        int done,
        int notPossible,
        int returned,
        int overdue,
        int gaps,
        BigDecimal sum) {

    static Tally of(Collection<Standing> standings) {
        return new Tally(
                count(standings, Which.ALL),
                count(standings, Which.WAITING),
                count(standings, Which.RECEIVED),
                count(standings, Which.ANSWERED),
                count(standings, Which.DONE),
                count(standings, Which.NOT_POSSIBLE),
                count(standings, Which.RETURNED),
                count(standings, Which.OVERDUE),
                count(standings, Which.GAP),
                sum(standings));
    }

    private static int count(Collection<Standing> standings, Which which) {
        return Math.toIntExact(standings.stream().filter(which::holds).count());
    }

    private static BigDecimal sum(Collection<Standing> standings) {
        return standings.stream()
                .filter(Which.DONE::holds)
                .map(Standing::addressee)
                .filter(one -> !one.passedOn())
                .flatMap(one -> one.reply().flatMap(Addressee.Reply::number).stream())
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    Optional<BigDecimal> sumIf(boolean counts) {
        return Optional.of(sum).filter(total -> counts).map(BigDecimal::stripTrailingZeros);
    }
}
