package org.minqing.leads;

import java.util.Comparator;

/**
 * Which of several rows about the same stands: the one that is placed best, and of equal ones that which
 * was received first, then the first by form and number.
 * Where a row stands in its file makes no difference but between rows of one source and number.
 */
final class Standing {

    private static final int BY_HAND = 0;
    private static final int BY_A_RULE = 1;
    private static final int WAITS = 100;

    private Standing() {}

    static Comparator<Row> order(Ground ground) {
        return Comparator.<Row>comparingInt(row -> rank(row.placement(), ground))
                .thenComparing(row -> row.lead().received().isEmpty())
                .thenComparing(row -> row.lead().received())
                .thenComparingInt(Row::list)
                .thenComparingInt(row -> row.lead().reference().number().length())
                .thenComparing(row -> row.lead().reference().number())
                .thenComparingInt(Row::position);
    }

    /** A row that a person placed, then one that a rule places, then those that wait, the narrowest queue first. */
    private static int rank(Placement placement, Ground ground) {
        if (placement.rule() == Rule.PLACED_BY_HAND) {
            return BY_HAND;
        }
        return placement.rule().routes()
                ? BY_A_RULE
                : WAITS - ground.city().chain(placement.area()).size();
    }
}
