package org.minqing.scenario.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places of a domain as stretches: in rising order, disjoint, none empty, and two that touch are one. */
public record Spans(List<Span> all) {

    static final Spans NONE = new Spans(List.of());

    /** The places from the first to the last, both included. */
    public record Span(long first, long last) {

        public Span {
            if (first > last) {
                throw new IllegalArgumentException("A stretch runs from " + first + " to " + last);
            }
        }
    }

    public Spans {
        all = List.copyOf(all);
    }

    public static Spans of(long first, long last) {
        return new Spans(List.of(new Span(first, last)));
    }

    /** All of these together, in whatever order they come and however they overlap. */
    public static Spans union(List<Span> several) {
        var sorted = several.stream().sorted(Comparator.comparing(Span::first)).toList();
        var joined = new ArrayList<Span>();
        for (var next : sorted) {
            if (!joined.isEmpty() && next.first() <= joined.getLast().last() + 1) {
                var before = joined.removeLast();
                joined.add(new Span(before.first(), Math.max(before.last(), next.last())));
            } else {
                joined.add(next);
            }
        }
        return new Spans(joined);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first place; there must be one. */
    long first() {
        return all.getFirst().first();
    }

    /** How many places these are. */
    long size() {
        return all.stream().mapToLong(span -> span.last() - span.first() + 1).sum();
    }

    boolean meets(Spans other) {
        return !and(other).isEmpty();
    }

    /** The places that are in both. */
    Spans and(Spans other) {
        var common = new ArrayList<Span>();
        var mine = 0;
        var theirs = 0;
        while (mine < all.size() && theirs < other.all.size()) {
            var one = all.get(mine);
            var two = other.all.get(theirs);
            var first = Math.max(one.first(), two.first());
            var last = Math.min(one.last(), two.last());
            if (first <= last) {
                common.add(new Span(first, last));
            }
            if (one.last() < two.last()) {
                mine++;
            } else {
                theirs++;
            }
        }
        return common.isEmpty() ? NONE : new Spans(common);
    }

    /** The places that are here and not there. */
    Spans without(Spans other) {
        var left = new ArrayList<Span>();
        var theirs = 0;
        for (var span : all) {
            var from = span.first();
            while (theirs < other.all.size() && other.all.get(theirs).last() < from) {
                theirs++;
            }
            for (var at = theirs; at < other.all.size(); at++) {
                var cut = other.all.get(at);
                if (cut.first() > span.last()) {
                    break;
                }
                if (cut.first() > from) {
                    left.add(new Span(from, cut.first() - 1));
                }
                from = cut.last() + 1;
            }
            if (from <= span.last()) {
                left.add(new Span(from, span.last()));
            }
        }
        return left.isEmpty() ? NONE : new Spans(left);
    }
}
