package org.minqing.scenario.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.minqing.scenario.table.Spans.Span;

/**
 * Which rows fit, as bits: the conditions on an input cut its domain into cells, between whose places no row can tell; for
 * each cell stands the set of rows that hold there. The first row is the lowest bit that is set in the cells of all inputs.
 */
final class RowIndex {

    private final int words;
    private final Column[] columns;

    /**
     * One input.
     *
     * @param starts the first place of each cell, rising from nought
     * @param holding the rows that hold in each cell
     * @param always the rows that hold whatever the answer is
     */
    private record Column(long[] starts, long[][] holding, long[] always) {

        long[] at(long place) {
            if (place < 0) {
                return always;
            }
            var found = Arrays.binarySearch(starts, place);
            return holding[found >= 0 ? found : -found - 2];
        }
    }

    private RowIndex(int words, Column[] columns) {
        this.words = words;
        this.columns = columns;
    }

    static RowIndex of(List<Input> inputs, List<Box> rows) {
        var words = (rows.size() + Long.SIZE - 1) / Long.SIZE;
        var columns = new Column[Math.max(1, inputs.size())];
        columns[0] = new Column(new long[] {0}, new long[][] {all(rows.size(), words)}, all(rows.size(), words));
        for (var input = 0; input < inputs.size(); input++) {
            var at = input;
            var sides = rows.stream().map(row -> row.sides().get(at)).toList();
            columns[input] = column(inputs.get(input), sides, words);
        }
        return new RowIndex(words, columns);
    }

    private static Column column(Input input, List<Spans> sides, int words) {
        var starts = sides.stream()
                .flatMap(side -> side.all().stream())
                .flatMapToLong(span -> LongStream.of(span.first(), span.last() + 1))
                .filter(start -> start < input.places())
                .sorted()
                .distinct()
                .toArray();
        if (starts.length == 0 || starts[0] != 0) {
            starts = LongStream.concat(LongStream.of(0), Arrays.stream(starts)).toArray();
        }
        var holding = new long[starts.length][words];
        var always = new long[words];
        for (var row = 0; row < sides.size(); row++) {
            var side = sides.get(row);
            for (var span : side.all()) {
                mark(holding, starts, span, row);
            }
            if (input.isAnything(side)) {
                always[row / Long.SIZE] |= 1L << row;
            }
        }
        return new Column(starts, holding, always);
    }

    private static void mark(long[][] holding, long[] starts, Span span, int row) {
        var cell = Arrays.binarySearch(starts, span.first());
        while (cell < starts.length && starts[cell] <= span.last()) {
            holding[cell][row / Long.SIZE] |= 1L << row;
            cell++;
        }
    }

    private static long[] all(int rows, int words) {
        var all = new long[words];
        for (var row = 0; row < rows; row++) {
            all[row / Long.SIZE] |= 1L << row;
        }
        return all;
    }

    /** The number of the first row that holds at these places, one for each input; -1 when there is none. */
    int first(long[] places) {
        var sets = new long[columns.length][];
        for (var at = 0; at < columns.length; at++) {
            sets[at] = columns[at].at(places.length == 0 ? 0 : places[at]);
        }
        for (var word = 0; word < words; word++) {
            var bits = -1L;
            for (var set : sets) {
                bits &= set[word];
            }
            if (bits != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }
}
