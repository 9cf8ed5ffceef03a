package org.minqing.scenario.table;

import java.util.ArrayList;
import java.util.List;

/** All combinations of some places of each input: a side for each. */
record Box(List<Spans> sides) {

    Box {
        sides = List.copyOf(sides);
    }

    static Box everything(List<Input> inputs) {
        return new Box(inputs.stream().map(Input::anything).toList());
    }

    boolean meets(Box other) {
        for (var at = 0; at < sides.size(); at++) {
            if (!sides.get(at).meets(other.sides.get(at))) {
                return false;
            }
        }
        return true;
    }

    Box and(Box other) {
        var common = new ArrayList<Spans>();
        for (var at = 0; at < sides.size(); at++) {
            common.add(sides.get(at).and(other.sides.get(at)));
        }
        return new Box(common);
    }

    /** What is left of this box without another that meets it: disjoint boxes, at most one for each side. */
    List<Box> without(Box other) {
        var pieces = new ArrayList<Box>();
        var rest = new ArrayList<>(sides);
        for (var at = 0; at < sides.size(); at++) {
            var outside = sides.get(at).without(other.sides.get(at));
            if (!outside.isEmpty()) {
                var piece = new ArrayList<>(rest);
                piece.set(at, outside);
                pieces.add(new Box(piece));
            }
            rest.set(at, sides.get(at).and(other.sides.get(at)));
        }
        return pieces;
    }

    /** How much work it is to go over the sides once. */
    int stretches() {
        var count = 1;
        for (var side : sides) {
            count += side.all().size();
        }
        return count;
    }
}
