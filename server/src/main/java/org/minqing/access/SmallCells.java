package org.minqing.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts of cases for those who may not see the cases. A count below five is not told, and neither is another one from which
 * it could be worked out; what is told is told in steps of five, so that two answers a day apart do not tell who came
 * between them. Nought is told in a table: it is about nobody.
 */
public final class SmallCells {

    /** Fewer cases than these are not told. */
    public static final long FEWEST = 5;

    private static final long LEAST_TOGETHER = 2 * FEWEST;

    private SmallCells() {}

    /**
     * A table as it is told.
     *
     * @param total of all cells; empty where it would give one away
     * @param cells in the order in which they were given; empty where they are hidden
     */
    public record Told(Optional<Long> total, List<Optional<Long>> cells) {

        public Told {
            cells = List.copyOf(cells);
        }

        private Told inSteps() {
            return new Told(
                    total.map(SmallCells::step),
                    cells.stream().map(cell -> cell.map(SmallCells::step)).toList());
        }
    }

    /** A count that stands by itself, where nobody may see what is behind it. Nought is not told here either. */
    public static Optional<Long> alone(long count) {
        return Optional.of(count).filter(enough -> enough >= FEWEST).map(SmallCells::step);
    }

    /** The table for somebody who may not see what is behind it. The order of the cells must not follow from their numbers. */
    public static Told hidden(List<Long> cells) {
        return suppressed(cells).inSteps();
    }

    /** The table for somebody who may open what is behind it and count for themselves. */
    public static Told open(List<Long> cells) {
        return new Told(
                Optional.of(sum(cells)), cells.stream().map(Optional::of).toList());
    }

    /**
     * Hides the cells below five, and with them others, at least one, until they hold ten together: the total less what is
     * told then says nothing of a small one. Where there are not so many, the total is hidden as well. Which others follows
     * from their place alone; if it were the smallest or the largest, that would be something to reckon with.
     */
    static Told suppressed(List<Long> cells) {
        var hidden = new HashSet<Integer>();
        indices(cells, count -> count > 0 && count < FEWEST).forEach(hidden::add);
        if (hidden.isEmpty()) {
            return open(cells);
        }
        var isEnough = false;
        for (var index : indices(cells, count -> count >= FEWEST).toList()) {
            hidden.add(index);
            isEnough = hidden.stream().mapToLong(cells::get).sum() >= LEAST_TOGETHER;
            if (isEnough) {
                break;
            }
        }
        return new Told(
                isEnough ? Optional.of(sum(cells)) : Optional.empty(),
                IntStream.range(0, cells.size())
                        .mapToObj(index ->
                                hidden.contains(index) ? Optional.<Long>empty() : Optional.of(cells.get(index)))
                        .toList());
    }

    private static Stream<Integer> indices(List<Long> cells, LongPredicate which) {
        return IntStream.range(0, cells.size()).boxed().filter(index -> which.test(cells.get(index)));
    }

    private static long sum(List<Long> cells) {
        return cells.stream().mapToLong(Long::longValue).sum();
    }

    private static long step(long count) {
        return count - count % FEWEST;
    }
}
