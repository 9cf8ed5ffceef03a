package org.minqing.scenario.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.minqing.scenario.table.Spans.Span;

/** What can stand in an input: finitely many values, each at a place of its own, counted from nought. */
public sealed interface Domain {

    /** How many values there are. */
    long size();

    /** The place of a value as a case holds it; absent when the domain does not know it. */
    OptionalLong place(Object value);

    /** The value at a place, as an official writes it. */
    String value(long place);

    /** A code, or a group of codes when {@code under} is not empty. */
    record Code(String code, List<Code> under) {
        public Code {
            under = List.copyOf(under);
        }
    }

    /**
     * The leaves of a tree of codes in the order of the tree, so that each group is one stretch of them.
     *
     * @param places the place of each leaf
     * @param words what a condition may name, leaves and groups, and the stretch that each covers
     */
    record Codes(List<String> leaves, Map<String, Long> places, Map<String, Span> words) implements Domain {

        public Codes {
            leaves = List.copyOf(leaves);
            places = Map.copyOf(places);
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }

        /** A code that stands twice counts once. */
        public static Codes of(List<Code> tree) {
            var places = new LinkedHashMap<String, Long>();
            var words = new LinkedHashMap<String, Span>();
            tree.forEach(code -> collect(code, places, words));
            return new Codes(List.copyOf(places.keySet()), places, words);
        }

        public static Codes flat(List<String> codes) {
            return of(codes.stream().map(code -> new Code(code, List.of())).toList());
        }

        private static void collect(Code code, Map<String, Long> places, Map<String, Span> words) {
            var first = places.size();
            if (code.under().isEmpty()) {
                places.putIfAbsent(code.code(), (long) first);
            }
            code.under().forEach(below -> collect(below, places, words));
            if (places.size() > first) {
                words.putIfAbsent(code.code(), new Span(first, places.size() - 1L));
            }
        }

        /** The stretch that a leaf or a group covers. */
        public Optional<Span> word(String word) {
            return Optional.ofNullable(words.get(word));
        }

        @Override
        public long size() {
            return leaves.size();
        }

        @Override
        public OptionalLong place(Object value) {
            var place = places.get(value instanceof String code ? code : value.toString());
            return place == null ? OptionalLong.empty() : OptionalLong.of(place);
        }

        @Override
        public String value(long place) {
            return leaves.get(Math.toIntExact(place));
        }
    }

    /** The whole numbers between two bounds, both included. */
    record Numbers(long least, long most) implements Domain {

        private static final long WIDEST = 1L << 60;

        public Numbers {
            if (least > most || Math.abs(least) > WIDEST || Math.abs(most) > WIDEST) {
                throw new IllegalArgumentException("There are no numbers from " + least + " to " + most);
            }
        }

        /** The stretch of the numbers between two bounds, as far as they lie in the domain. */
        public Optional<Span> between(long from, long to) {
            var first = Math.max(from, least);
            var last = Math.min(to, most);
            return first > last ? Optional.empty() : Optional.of(new Span(first - least, last - least));
        }

        @Override
        public long size() {
            return most - least + 1;
        }

        @Override
        public OptionalLong place(Object value) {
            if (!(value instanceof Number number) || number.longValue() < least || number.longValue() > most) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(number.longValue() - least);
        }

        @Override
        public String value(long place) {
            return Long.toString(least + place);
        }
    }
}
