package org.minqing.area;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known word somebody meant who mistyped one. */
public final class Nearest {

    /** Longer words are not compared: nobody mistypes those, and comparing costs their square. */
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The known word that differs least, where that is a slip and no other word: about one sign in four at most. */
    public static Optional<String> of(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> word.length() <= LONGEST && written.length() <= LONGEST)
                .filter(word -> slips(written, word) <= Math.max(1, word.length() / 4))
                .min(Comparator.<String>comparingInt(word -> slips(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A question to put before advice, such as “Did you mean “town”? ”; nothing where no known word is near. */
    public static String question(String written, Collection<String> known) {
        return of(written, known).map(word -> "Did you mean “" + word + "”? ").orElse("");
    }

    /** How many signs are wrong, missing, too many, or changed places with their neighbour. */
    private static int slips(String written, String word) {
        var cost = new int[written.length() + 1][word.length() + 1];
        for (var at = 0; at <= written.length(); at++) {
            for (var in = 0; in <= word.length(); in++) {
                cost[at][in] = at == 0 || in == 0 ? at + in : least(cost, written, word, at, in);
            }
        }
        return cost[written.length()][word.length()];
    }

    private static int least(int[][] cost, String written, String word, int at, int in) {
        var same = written.charAt(at - 1) == word.charAt(in - 1);
        var least = Math.min(cost[at - 1][in - 1] + (same ? 0 : 1), Math.min(cost[at - 1][in], cost[at][in - 1]) + 1);
        var swapped = at > 1
                && in > 1
                && written.charAt(at - 1) == word.charAt(in - 2)
                && written.charAt(at - 2) == word.charAt(in - 1);
        return swapped ? Math.min(least, cost[at - 2][in - 2] + 1) : least;
    }
}
