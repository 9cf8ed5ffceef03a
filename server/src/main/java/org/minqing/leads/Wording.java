package org.minqing.leads;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** Texts without what makes no difference: full width, case, signs, spaces. */
final class Wording {

    private Wording() {}

    /** In half width and lower case. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Only letters and digits are left. */
    static String bare(String text) {
        return plain(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether one is the other with one letter wrong, missing or too many, or with its letters in another order. */
    static boolean isMisspelt(String one, String other) {
        var shorter = one.length() <= other.length() ? one : other;
        var longer = shorter.equals(one) ? other : one;
        if (longer.length() - shorter.length() > 1 || shorter.length() < 2) {
            return false;
        }
        var same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        var rest = longer.substring(Math.min(same + 1, longer.length()));
        return shorter.substring(same).equals(rest)
                || (longer.length() == shorter.length()
                        && (shorter.substring(Math.min(same + 1, shorter.length()))
                                        .equals(rest)
                                || Arrays.equals(sorted(one), sorted(other))));
    }

    private static char[] sorted(String text) {
        var letters = text.toCharArray();
        Arrays.sort(letters);
        return letters;
    }
}
