package org.minqing.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** For the squares that an outline crosses: the leaves, ascending, whose outlines do. Leaves must be added in order. */
final class SquareLists {

    private final int[] listOf;
    private final List<int[]> lists = new ArrayList<>();

    SquareLists(int squares) {
        listOf = new int[squares];
        Arrays.fill(listOf, -1);
    }

    void add(int square, int leaf) {
        if (listOf[square] < 0) {
            listOf[square] = lists.size();
            lists.add(new int[] {leaf});
            return;
        }
        var list = lists.get(listOf[square]);
        if (list[list.length - 1] != leaf) {
            var longer = Arrays.copyOf(list, list.length + 1);
            longer[list.length] = leaf;
            lists.set(listOf[square], longer);
        }
    }

    /** The number of the square's list, or -1 when nothing crosses it. */
    int listOf(int square) {
        return listOf[square];
    }

    int[][] lists() {
        return lists.toArray(int[][]::new);
    }
}
