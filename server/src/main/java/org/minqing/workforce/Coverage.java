package org.minqing.workforce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.access.Holdings.Holding;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * Which areas are without a basic worker, and on how many days. A day counts as covered when one of the area's basic posts
 * was held throughout it by somebody who was at work, or whose cover was.
 */
record Coverage(int areas, List<Uncovered> uncovered) {

    /** An area with the days on which nobody was there. */
    record Uncovered(AreaCode area, List<LocalDate> days) {

        Uncovered {
            days = List.copyOf(days);
        }
    }

    /** Days, both included, by the clocks of a zone. */
    record Days(LocalDate first, LocalDate last, ZoneId zone) {

        Instant from() {
            return first.atStartOfDay(zone).toInstant();
        }

        Instant to() {
            return last.plusDays(1).atStartOfDay(zone).toInstant();
        }

        List<LocalDate> all() {
            return first.datesUntil(last.plusDays(1)).toList();
        }
    }

    private record Span(Instant from, Instant to) {

        static Span of(Holding holding) {
            var end = holding.to();
            return new Span(holding.from(), end == null ? Instant.MAX : end);
        }

        boolean holds(Span other) {
            return !from.isAfter(other.from) && !to.isBefore(other.to);
        }

        boolean meets(Span later) {
            return !to.isBefore(later.from);
        }

        Span with(Span later) {
            return new Span(from, to.isAfter(later.to) ? to : later.to);
        }
    }

    Coverage {
        uncovered = List.copyOf(uncovered);
    }

    long uncoveredDays() {
        return uncovered.stream().mapToLong(area -> area.days().size()).sum();
    }

    /**
     * @param areas the areas that need a basic worker
     * @param basic the basic posts of each area
     * @param holdings who held them, and the posts that cover them, during the days
     */
    static Coverage of(
            List<AreaCode> areas,
            Map<AreaCode, List<PostId>> basic,
            Collection<Holding> holdings,
            Collection<Leave> leaves,
            Days days) {
        var held = spans(holdings);
        var missing = new HashMap<AreaCode, List<LocalDate>>();
        for (var day : days.all()) {
            var start = day.atStartOfDay(days.zone()).toInstant();
            var end = day.plusDays(1).atStartOfDay(days.zone()).toInstant();
            var away = Leave.away(leaves, day);
            for (var area : areas) {
                var isCovered = basic.getOrDefault(area, List.of()).stream()
                        .anyMatch(post -> isThere(post, held, away, new Span(start, end)));
                if (!isCovered) {
                    missing.computeIfAbsent(area, any -> new ArrayList<>()).add(day);
                }
            }
        }
        var uncovered = missing.entrySet().stream()
                .map(entry -> new Uncovered(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Uncovered::area))
                .toList();
        return new Coverage(areas.size(), uncovered);
    }

    private static boolean isThere(
            PostId post, Map<PostId, List<Span>> held, Map<PostId, Optional<PostId>> away, Span day) {
        return Presence.of(
                        post,
                        asked -> held.getOrDefault(asked, List.of()).stream().anyMatch(span -> span.holds(day)),
                        away)
                .present()
                .isPresent();
    }

    /** The times in which a post was held, one holder's joined to the next one's where they meet. */
    private static Map<PostId, List<Span>> spans(Collection<Holding> holdings) {
        var byPost = holdings.stream().collect(Collectors.groupingBy(Holding::post));
        var spans = new HashMap<PostId, List<Span>>();
        byPost.forEach((post, some) -> {
            var joined = new ArrayList<Span>();
            some.stream().map(Span::of).sorted(Comparator.comparing(Span::from)).forEach(span -> {
                if (!joined.isEmpty() && joined.getLast().meets(span)) {
                    joined.set(joined.size() - 1, joined.getLast().with(span));
                } else {
                    joined.add(span);
                }
            });
            spans.put(post, joined);
        });
        return spans;
    }
}
