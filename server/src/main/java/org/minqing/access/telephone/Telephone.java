package org.minqing.access.telephone;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A telephone number in the one form in which it is looked up: digits, with a plus where it is of another country. */
public record Telephone(String text) {

    private static final Pattern SHAPE = Pattern.compile("\\+?[0-9]{8,15}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s()./\\-\\u2010-\\u2015]");

    /** The country's own prefix may be typed or not: it is the same telephone. */
    private static final Pattern OWN_COUNTRY = Pattern.compile("^\\+86(?=1[0-9]{10}$)");

    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;
    private static final int LONG = 11;

    public Telephone {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("A telephone has 8 to 15 digits");
        }
    }

    /** What was typed, with whatever stands between the digits and however wide they are; empty for what is no number. */
    public static Optional<Telephone> typed(@Nullable String typed) {
        var narrow = Normalizer.normalize(Optional.ofNullable(typed).orElse(""), Form.NFKC);
        var bare = BETWEEN.matcher(narrow).replaceAll("").replaceFirst("^00", "+");
        var text = OWN_COUNTRY.matcher(bare).replaceFirst("");
        return Optional.of(text).filter(SHAPE.asMatchPredicate()).map(Telephone::new);
    }

    /** Enough of it for its owner to know which one it is. */
    public String masked() {
        var first = text.length() >= LONG ? SHOWN_FIRST : 0;
        var last = text.length() - SHOWN_LAST;
        return text.substring(0, first) + "*".repeat(last - first) + text.substring(last);
    }

    @Override
    public String toString() {
        return "Telephone";
    }
}
