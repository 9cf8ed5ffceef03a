package org.minqing.access.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Passwords that came to light in breaches, of eight signs or more: one that is made of them, with a little around, is one of
 * the first that somebody tries. The list comes with Django; where it is from stands in {@code docs/dependencies.md}.
 */
final class Breached {

    private static final Set<String> KNOWN = Set.copyOf(lines("breached.txt"));

    /** What is said and typed in Chinese by many: in pinyin, and numbers that sound like words. */
    static final List<String> PINYIN = lines("pinyin.txt");

    private static final int SHORTEST = 8;
    private static final int LONGEST = 32;

    private Breached() {}

    static Set<String> known() {
        return KNOWN;
    }

    /** How many letters and digits are left beside what is in the list, taken as well as possible. */
    static long left(String password) {
        var text = password.toLowerCase(Locale.ROOT);
        var left = new long[text.length() + 1];
        for (var end = 1; end <= text.length(); end++) {
            left[end] = left[end - 1] + (Character.isLetterOrDigit(text.charAt(end - 1)) ? 1 : 0);
            for (var start = Math.max(0, end - LONGEST); start <= end - SHORTEST; start++) {
                if (left[start] < left[end] && KNOWN.contains(text.substring(start, end))) {
                    left[end] = left[start];
                }
            }
        }
        return left[text.length()];
    }

    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(Breached.class.getResourceAsStream("/passwords/" + file));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
