package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minqing.access.SmallCells.Told;

/** What is told of few cases to those who may not see them, and what can be worked out from it. */
class SmallCellsTest {

    @Test
    void tellsNoCountBelowFiveAndTheOthersInSteps() {
        assertThat(SmallCells.alone(0)).isEmpty();
        assertThat(SmallCells.alone(4)).isEmpty();
        assertThat(SmallCells.alone(5)).contains(5L);
        assertThat(SmallCells.alone(9)).contains(5L);
        assertThat(SmallCells.hidden(List.of(14L, 0L, 23L)))
                .isEqualTo(new Told(Optional.of(35L), List.of(Optional.of(10L), Optional.of(0L), Optional.of(20L))));
    }

    @Test
    void hidesAnotherCellWithASmallOne() {
        assertThat(SmallCells.hidden(List.of(3L, 12L, 40L)))
                .isEqualTo(new Told(Optional.of(55L), List.of(Optional.empty(), Optional.empty(), Optional.of(40L))));
    }

    @Test
    void hidesTheTotalWhereNoOtherCellCouldHideASmallOne() {
        assertThat(SmallCells.hidden(List.of(3L)).total()).isEmpty();
        assertThat(SmallCells.hidden(List.of(3L, 0L)))
                .isEqualTo(new Told(Optional.empty(), List.of(Optional.empty(), Optional.of(0L))));
        assertThat(SmallCells.hidden(List.of(1L, 6L)).total()).isEmpty();
    }

    @Test
    void hidesNothingFromWhoeverMayCountForThemselves() {
        assertThat(SmallCells.open(List.of(3L, 1L)))
                .isEqualTo(new Told(Optional.of(4L), List.of(Optional.of(3L), Optional.of(1L))));
    }

    /** Somebody who knows the rule and even the exact figures asks which tables would be told like this one. */
    @Test
    void noSubtractionTellsAHiddenCell() {
        assertThat(givenAway(SmallCells::suppressed)).isEmpty();
        assertThat(givenAway(SmallCells::hidden)).isEmpty();
    }

    @Test
    void hidingSmallCellsAloneWouldTellThem() {
        assertThat(givenAway(SmallCellsTest::smallOnesAlone)).isNotEmpty();
    }

    /** Hiding the next larger one is what one does first; it tells that all that is told is larger. */
    @Test
    void hidingTheSmallestOthersWouldTellThem() {
        assertThat(givenAway(SmallCellsTest::smallestOthers)).isNotEmpty();
    }

    private static Told smallestOthers(List<Long> cells) {
        var sorted = IntStream.range(0, cells.size())
                .boxed()
                .sorted(Comparator.comparing(cells::get))
                .toList();
        var told = SmallCells.suppressed(sorted.stream().map(cells::get).toList());
        return new Told(
                told.total(),
                IntStream.range(0, cells.size())
                        .mapToObj(index -> told.cells().get(sorted.indexOf(index)))
                        .toList());
    }

    private static Told smallOnesAlone(List<Long> cells) {
        var told = cells.stream()
                .map(count -> Optional.of(count).filter(one -> one == 0 || one >= SmallCells.FEWEST))
                .toList();
        return new Told(Optional.of(cells.stream().mapToLong(Long::longValue).sum()), told);
    }

    /** Answers from which a hidden cell follows: all tables that would be told so have the same number in it. */
    private static List<Told> givenAway(Function<List<Long>, Told> rule) {
        var given = new ArrayList<Told>();
        given.addAll(givenAway(rule, tables(2, 40)));
        given.addAll(givenAway(rule, tables(3, 40)));
        given.addAll(givenAway(rule, tables(4, 30)));
        return given;
    }

    private static List<Told> givenAway(Function<List<Long>, Told> rule, List<List<Long>> tables) {
        var possible = new HashMap<Told, List<TreeSet<Long>>>();
        for (var table : tables) {
            var cells = possible.computeIfAbsent(
                    rule.apply(table),
                    told -> told.cells().stream().map(_ -> new TreeSet<Long>()).toList());
            for (var index = 0; index < table.size(); index++) {
                cells.get(index).add(table.get(index));
            }
        }
        return possible.entrySet().stream()
                .filter(SmallCellsTest::isGivenAway)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isGivenAway(Map.Entry<Told, List<TreeSet<Long>>> one) {
        for (var index = 0; index < one.getValue().size(); index++) {
            if (one.getKey().cells().get(index).isEmpty()
                    && one.getValue().get(index).size() == 1) {
                return true;
            }
        }
        return false;
    }

    /** All tables of so many cells that hold at most so many cases together. */
    private static List<List<Long>> tables(int size, long most) {
        var tables = List.<List<Long>>of(List.of());
        for (var cell = 0; cell < size; cell++) {
            var longer = new ArrayList<List<Long>>();
            for (var table : tables) {
                LongStream.rangeClosed(0, most - sum(table)).forEach(count -> {
                    var more = new ArrayList<>(table);
                    more.add(count);
                    longer.add(List.copyOf(more));
                });
            }
            tables = longer;
        }
        return tables;
    }

    private static long sum(List<Long> cells) {
        return cells.stream().mapToLong(Long::longValue).sum();
    }
}
