package org.minqing.leads;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How names of places are written in this city.
 *
 * @param silent what may stand before a name and says nothing, the longest first
 * @param endings the endings of names by rank; those in one list are the same kind of area, the longest first
 * @param beginAfter after these a new name may begin
 * @param longer words that make a longer name of a short one before them
 * @param elsewhere names of other cities, and what they are in full
 */
record Spelling(
        List<String> silent,
        Map<Rank, List<List<String>>> endings,
        List<String> beginAfter,
        List<String> longer,
        Map<String, String> elsewhere) {

    Spelling {
        silent = longestFirst(silent.stream());
        endings = new EnumMap<>(endings);
        beginAfter = longestFirst(beginAfter.stream());
        longer = longestFirst(longer.stream());
        elsewhere = Map.copyOf(elsewhere);
    }

    /** How long the first of these words is that stands at a position; 0 where none does. */
    static int at(String text, int position, List<String> words) {
        for (var word : words) {
            if (text.startsWith(word, position)) {
                return word.length();
            }
        }
        return 0;
    }

    /** How long the first of these words is that ends at a position; 0 where none does. */
    static int before(String text, int position, List<String> words) {
        for (var word : words) {
            if (text.startsWith(word, position - word.length())) {
                return word.length();
            }
        }
        return 0;
    }

    /** All endings of a rank, the longest first. */
    List<String> endings(Rank rank) {
        return longestFirst(endings.getOrDefault(rank, List.of()).stream().flatMap(List::stream));
    }

    /** Whether a short name that ends here is only the beginning of a longer one. */
    boolean goesOn(String text, int end) {
        return at(text, end, longer) > 0
                || (end < text.length() && at(text, end + Character.charCount(text.codePointAt(end)), longer) > 0);
    }

    /** Whether the last letter of a name that ends here is the first letter of another word. */
    boolean isCut(String text, int end) {
        return at(text, end - 1, longer) > 1;
    }

    static List<String> longestFirst(Stream<String> words) {
        return words.distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
