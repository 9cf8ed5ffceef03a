package org.minqing.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.minqing.scenario.Texts;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The language of one answer: the best of the city's own that the caller asks for, else the city's first. */
record Tongue(String language) {

    private static final int LONGEST = 200;
    private static final ResourceBundleMessageSource WORDS = words();

    static Tongue of(HttpServletRequest request, List<String> spoken) {
        var wished = request.getHeader("Accept-Language");
        if (wished == null || wished.isBlank() || wished.length() > LONGEST) {
            return new Tongue(spoken.getFirst());
        }
        try {
            var best = Locale.lookupTag(LanguageRange.parse(wished), spoken);
            return new Tongue(best == null ? spoken.getFirst() : best);
        } catch (IllegalArgumentException unreadable) {
            return new Tongue(spoken.getFirst());
        }
    }

    String of(Texts texts) {
        return texts.in(language);
    }

    /** Words of this module's own catalogue. */
    String say(String key, Object... arguments) {
        return WORDS.getMessage(key, arguments, Locale.forLanguageTag(language));
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages/exchange");
        // Not that of the request which happens to ask first: it ends with its server.
        words.setBundleClassLoader(Tongue.class.getClassLoader());
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }
}
