package org.minqing.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.minqing.kernel.PostId;

/** Who held it how long: each moment from the start to the end belongs to exactly one post, or to nobody. */
public final class Shares {

    private final WorkCalendar calendar;

    public Shares(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The shares in the order in which posts first held it. Before the first holding nobody did.
     *
     * @param holdings in the order of time
     * @param end when it was done, or the present
     */
    public List<Share> of(List<Holding> holdings, Instant start, Optional<Instant> due, Instant end) {
        var shares = new LinkedHashMap<Optional<PostId>, Share>();
        var spans = new ArrayList<>(List.of(new Holding(Optional.empty(), start)));
        spans.addAll(holdings);
        for (var index = 0; index < spans.size(); index++) {
            var from = latest(start, spans.get(index).from());
            var next = index + 1 < spans.size() ? spans.get(index + 1).from() : end;
            var to = earliest(end, next);
            if (from.isBefore(to)) {
                shares.merge(spans.get(index).post(), share(spans.get(index).post(), from, to, due), Share::plus);
            }
        }
        return List.copyOf(shares.values());
    }

    private Share share(Optional<PostId> post, Instant from, Instant to, Optional<Instant> due) {
        var overdue = due.map(at -> latest(from, at))
                .filter(at -> at.isBefore(to))
                .map(at -> Duration.between(at, to))
                .orElse(Duration.ZERO);
        return new Share(post, Duration.between(from, to), calendar.worked(from, to), overdue);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
