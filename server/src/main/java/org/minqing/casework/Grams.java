package org.minqing.casework;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a text is found by: pairs of neighbouring signs, where a sign is one Chinese character or one word or number of other
 * letters, and these words by themselves. Nothing depends on where a segmenter would cut. Signs are neighbours only where
 * nothing but them stands between.
 */
final class Grams {

    private Grams() {}

    /** In the order of the text, each once; a single Chinese character has none. */
    static Set<String> of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var grams = new LinkedHashSet<String>();
        var before = "";
        for (var at = 0; at < plain.length(); ) {
            var end = end(plain, at);
            if (end == at) {
                before = "";
                at += Character.charCount(plain.codePointAt(at));
                continue;
            }
            var sign = plain.substring(at, end);
            if (!isIdeograph(plain.codePointAt(at))) {
                grams.add(sign);
            }
            if (!before.isEmpty()) {
                grams.add(before + "\u0001" + sign);
            }
            before = sign;
            at = end;
        }
        return grams;
    }

    /** The end of the sign that begins here; here itself where none does. */
    private static int end(String text, int from) {
        var first = text.codePointAt(from);
        if (isIdeograph(first)) {
            return from + Character.charCount(first);
        }
        var at = from;
        while (at < text.length()
                && Character.isLetterOrDigit(text.codePointAt(at))
                && !isIdeograph(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isIdeograph(int sign) {
        return Character.isIdeographic(sign);
    }
}
