package org.minqing.directive;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An area of a directive as a reader sees it now.
 *
 * @param level the level of the area in the tree
 * @param gap whether nobody holds the post that answers for the area
 * @param overdue whether it has not answered although the time is over
 */
record Standing(Addressee addressee, String level, boolean gap, boolean overdue) {

    static boolean isOverdue(Addressee one, Directive directive, Instant now) {
        return directive.isOpen() && !one.isAnswered() && directive.due().isBefore(now);
    }

    /** The filters of a list of areas; each figure of a roll-up is the number of one of these lists. */
    enum Which {
        ALL,
        WAITING,
        RECEIVED,
        ANSWERED,
        UNANSWERED,
        DONE,
        NOT_POSSIBLE,
        RETURNED,
        OVERDUE,
        GAP;

        static Optional<Which> of(String code) {
            for (var which : values()) {
                if (which.code().equals(code)) {
                    return Optional.of(which);
                }
            }
            return Optional.empty();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean holds(Standing standing) {
            var one = standing.addressee();
            return switch (this) {
                case ALL -> true;
                case WAITING -> one.received().isEmpty();
                case RECEIVED -> one.received().isPresent();
                case ANSWERED -> one.isAnswered();
                case UNANSWERED -> !one.isAnswered();
                case DONE -> one.stage() == Addressee.Stage.DONE;
                case NOT_POSSIBLE -> one.stage() == Addressee.Stage.NOT_POSSIBLE;
                case RETURNED -> one.stage() == Addressee.Stage.RETURNED;
                case OVERDUE -> standing.overdue();
                case GAP -> standing.gap() && !one.isAnswered();
            };
        }
    }
}
