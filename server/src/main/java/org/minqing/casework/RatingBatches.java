package org.minqing.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.minqing.access.SmallCells;
import org.minqing.casework.WaitingRatings.Waiting;
import org.minqing.insight.Ratings.Batch;
import org.minqing.kernel.AreaCode;

/**
 * Which of the ratings that wait come into the figure together: those of one kind, month and area, once they are five people's
 * or more. When a month is over and nobody of it waits any more, what is left in an area goes up to the area above, and what
 * is too little for the widest one is dropped. One person counts once in what comes in together.
 */
final class RatingBatches {

    private final Function<AreaCode, List<AreaCode>> chain;
    private final Predicate<LocalDate> isClosed;

    /**
     * @param chain from the narrowest area in which a rating of a leaf may be told up to the widest; empty where none may
     * @param isClosed whether no rating of the month waits any more that is not due
     */
    RatingBatches(Function<AreaCode, List<AreaCode>> chain, Predicate<LocalDate> isClosed) {
        this.chain = chain;
        this.isClosed = isClosed;
    }

    /** A rating that is due, of somebody, and what it says. */
    record Voice(Waiting waiting, UUID who, Opinion.Said said) {}

    /** What comes in, and what waits no more: it came in, or it never can. */
    record Result(List<Batch> batches, List<Waiting> done) {}

    private record Kind(LocalDate month, String scenario, String scenarioClass) {}

    Result of(List<Voice> voices) {
        var result = new Result(new ArrayList<>(), new ArrayList<>());
        voices.stream()
                .collect(Collectors.groupingBy(voice -> new Kind(
                        voice.waiting().month(),
                        voice.waiting().scenario(),
                        voice.waiting().scenarioClass())))
                .forEach((kind, some) -> gather(kind, some, result));
        return result;
    }

    private void gather(Kind kind, List<Voice> voices, Result result) {
        var ways = voices.stream()
                .collect(Collectors.toMap(
                        voice -> voice, voice -> chain.apply(voice.waiting().area())));
        var deepest = ways.values().stream().mapToInt(List::size).max().orElse(0);
        var left = new HashSet<>(voices);
        // Step by step from the narrowest areas up: a way of so many areas is still at its first one.
        for (var height = deepest; height > 0; height--) {
            var length = height;
            byArea(left, voice -> at(ways.getOrDefault(voice, List.of()), length, isClosed.test(kind.month())))
                    .forEach((area, some) -> {
                        var together = onePerPerson(some);
                        if (together.size() >= SmallCells.FEWEST) {
                            result.batches().add(batch(kind, area, together));
                            together.forEach(voice -> result.done().add(voice.waiting()));
                            together.forEach(left::remove);
                        }
                    });
        }
        if (isClosed.test(kind.month())) {
            left.forEach(voice -> result.done().add(voice.waiting()));
        }
    }

    /** Where a voice stands at this height; none while it has not come so far up, or waits for more of its month. */
    private static List<AreaCode> at(List<AreaCode> way, int length, boolean rises) {
        if (way.size() < length || !rises && way.size() > length) {
            return List.of();
        }
        return List.of(way.get(way.size() - length));
    }

    private static Map<AreaCode, List<Voice>> byArea(HashSet<Voice> voices, Function<Voice, List<AreaCode>> where) {
        var found = new TreeMap<AreaCode, List<Voice>>(Comparator.comparing(AreaCode::value));
        voices.forEach(voice -> where.apply(voice)
                .forEach(area ->
                        found.computeIfAbsent(area, _ -> new ArrayList<>()).add(voice)));
        return found;
    }

    private static List<Voice> onePerPerson(List<Voice> voices) {
        var seen = new HashSet<UUID>();
        return voices.stream()
                .sorted(Comparator.comparing(voice -> voice.waiting().enters()))
                .filter(voice -> seen.add(voice.who()))
                .toList();
    }

    private static Batch batch(Kind kind, AreaCode area, List<Voice> voices) {
        return new Batch(
                kind.month(),
                area,
                kind.scenario(),
                kind.scenarioClass(),
                voices.size(),
                voices.stream().filter(voice -> voice.said().solved()).count(),
                voices.stream().filter(voice -> voice.said().satisfied()).count());
    }
}
