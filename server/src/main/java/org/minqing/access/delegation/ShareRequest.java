package org.minqing.access.delegation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.access.Unit;
import org.minqing.area.City;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;

/**
 * What one office asks another one to let it see. A share under the same id grants it.
 *
 * @param asker the post that asked
 * @param until how long it would be seen at most
 * @param lapses when nobody waits for an answer any more
 */
record ShareRequest(
        UUID id,
        Share.Giver asker,
        Unit receiver,
        Unit asked,
        Said said,
        Instant until,
        Instant askedAt,
        Instant lapses,
        Optional<Answer> answer) {

    /** So long somebody waits for an answer at most. */
    static final Duration WAITS = Duration.ofDays(14);

    /** So long after that the words are kept. */
    static final Duration WORDS_KEPT = Duration.ofDays(30);

    static final int SHORTEST = 5;
    static final int LONGEST = 500;

    /** So many may wait of one post. */
    static final int MOST_WAITING = 20;

    /** Why it was not granted: a closed list, since free words about an office end up being about somebody. */
    static final Set<String> REFUSALS = Set.of("not-needed", "too-wide", "no-basis", "elsewhere");

    /**
     * What is asked for and what for.
     *
     * @param why in words, for those who decide; absent when the words have come to their end
     */
    record Said(Purpose purpose, Share.Sight sight, Optional<String> why) {}

    enum State {
        WAITING,
        GRANTED,
        REFUSED,
        WITHDRAWN,
        LAPSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What became of it.
     *
     * @param post that of whoever answered or withdrew
     * @param refusal why it was refused
     */
    record Answer(State state, Instant at, PostId post, Optional<String> refusal) {}

    ShareRequest {
        until = until.truncatedTo(ChronoUnit.MICROS);
        askedAt = askedAt.truncatedTo(ChronoUnit.MICROS);
        lapses = lapses.truncatedTo(ChronoUnit.MICROS);
    }

    State state(Instant moment) {
        return answer.map(Answer::state).orElse(moment.isBefore(lapses) ? State.WAITING : State.LAPSED);
    }

    boolean waitsAt(Instant moment) {
        return state(moment) == State.WAITING;
    }

    /** The words, as long as they are kept. */
    Optional<String> why(Instant moment) {
        return said.why().filter(_ -> moment.isBefore(lapses.plus(WORDS_KEPT)));
    }

    /** Whether the other asks for the same, whenever it did and whatever became of it. */
    boolean says(ShareRequest other) {
        return asker.equals(other.asker)
                && asked.equals(other.asked)
                && said.equals(other.said)
                && until.equals(other.until);
    }

    /** Whether a share gives no more than this asks for. */
    boolean bounds(Share share, City city) {
        var wanted = said.sight();
        var given = share.sight();
        return share.receiver().equals(receiver)
                && share.purpose().equals(said.purpose())
                && !share.span().to().isAfter(until)
                && wanted.classes().containsAll(given.classes())
                && given.how().compareTo(wanted.how()) <= 0
                && (wanted.export() || !given.export())
                && city.ranges(wanted.area()).contains(given.area());
    }
}
