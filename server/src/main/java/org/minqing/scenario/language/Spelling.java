package org.minqing.scenario.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A label as it is searched for words: its Chinese characters without anything between them, and the rest as lower-case words
 * with single blanks. Wide and accented letters, invisible signs and letters with blanks between them change nothing.
 */
record Spelling(String chinese, String english) {

    private static final Pattern NOT_CHINESE = Pattern.compile("[^\\p{IsHan}]+");
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern NOT_ENGLISH = Pattern.compile("[^a-z]+");
    private static final Pattern SINGLE_LETTERS = Pattern.compile("(?<![a-z])(?:[a-z] ){3,}[a-z](?![a-z])");

    static Spelling of(String label, Map<Integer, String> written) {
        var plain =
                MARKS.matcher(Normalizer.normalize(label, Normalizer.Form.NFKD)).replaceAll("");
        var words = NOT_ENGLISH.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return new Spelling(
                folded(NOT_CHINESE.matcher(plain).replaceAll(""), written),
                SINGLE_LETTERS.matcher(words).replaceAll(found -> found.group().replace(" ", "")));
    }

    private static String folded(String chinese, Map<Integer, String> written) {
        var folded = new StringBuilder(chinese.length());
        chinese.codePoints().forEach(character -> {
            var other = written.get(character);
            if (other == null) {
                folded.appendCodePoint(character);
            } else {
                folded.append(other);
            }
        });
        return folded.toString();
    }
}
