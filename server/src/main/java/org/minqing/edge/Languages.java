package org.minqing.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The language of an answer: the best of those we speak, Chinese where the caller names none of them. */
final class Languages {

    static final Locale CHINESE = Locale.CHINESE;
    static final Locale ENGLISH = Locale.ENGLISH;

    private static final List<Locale> SPOKEN = List.of(CHINESE, ENGLISH);

    private Languages() {}

    static Locale of(HttpServletRequest request) {
        var wished = request.getHeader("Accept-Language");
        if (wished == null || wished.isBlank() || wished.length() > 200) {
            return CHINESE;
        }
        try {
            var best = Locale.lookup(LanguageRange.parse(wished), SPOKEN);
            return best == null ? CHINESE : best;
        } catch (IllegalArgumentException unreadable) {
            return CHINESE;
        }
    }
}
