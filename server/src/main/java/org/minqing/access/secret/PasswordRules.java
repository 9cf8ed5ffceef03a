package org.minqing.access.secret;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.springframework.stereotype.Component;

/**
 * What a new password must be, by NIST SP 800-63B revision 4: long, not known from a breach, and not what somebody would guess
 * who knows the lists of common ones, in pinyin too, the person and the city. Nothing is asked of its letters, and it never grows old.
 */
@Component
public class PasswordRules {

    /** Where a password is all that is asked for. */
    public static final int SHORTEST_ALONE = 15;

    /** Where a second factor is asked for as well. */
    public static final int SHORTEST_WITH_FACTOR = 8;

    /** In characters; every place that takes a password takes so many. */
    public static final int LONGEST = 200;

    /** Guesses that an attacker who knows all that would need; three common words in a row have more. */
    private static final double FEWEST_GUESSES_ALONE = 1e9;

    /** Beside a second factor: out of reach of whoever must try at the door. */
    private static final double FEWEST_GUESSES_WITH_FACTOR = 1e6;

    /** What comes after this many characters is not weighed: the time to weigh them grows faster than they do. */
    private static final int WEIGHED = 60;

    private static final int SHORTEST_WORD = 2;

    private final City city;

    /** Its lists of words are read when the first password is weighed, not at each start. */
    private static final class Lists {
        static final Zxcvbn GUESSES = new Zxcvbn();
    }

    PasswordRules(City city) {
        this.city = city;
    }

    /** The code of what is wrong with a new password for a person of these names; empty when nothing is. */
    public Optional<String> fault(String password, boolean secondFactor, Collection<String> names) {
        var normalised = Passwords.normalised(password);
        var length = normalised.codePointCount(0, normalised.length());
        if (length < shortest(secondFactor)) {
            return Optional.of(secondFactor ? "password.too-short-with-factor" : "password.too-short");
        }
        if (length > LONGEST) {
            return Optional.of("password.too-long");
        }
        var words = Stream.concat(names.stream(), cityNames())
                .flatMap(PasswordRules::words)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        if (isMadeOf(words, normalised, secondFactor) || guesses(normalised, words) < fewest(secondFactor)) {
            return Optional.of("password.guessable");
        }
        return isBreached(normalised, secondFactor) ? Optional.of("password.breached") : Optional.empty();
    }

    /** Whether too little is left without the words. */
    private static boolean isMadeOf(List<String> words, String password, boolean secondFactor) {
        var rest = password.toLowerCase(Locale.ROOT);
        for (var word : words) {
            rest = rest.replace(word, "");
        }
        return rest.length() < password.length()
                && rest.codePoints().filter(Character::isLetterOrDigit).count() < shortest(secondFactor) / 2;
    }

    /** Whether too little is left without what came to light in breaches. */
    private static boolean isBreached(String password, boolean secondFactor) {
        var all = password.codePoints().filter(Character::isLetterOrDigit).count();
        var left = Breached.left(password);
        return left < all && left < shortest(secondFactor) / 2;
    }

    private static double guesses(String password, List<String> words) {
        var weighed = password.length() > WEIGHED ? password.substring(0, WEIGHED) : password;
        var known = Stream.concat(words.stream(), Breached.PINYIN.stream()).toList();
        return Lists.GUESSES.measure(weighed, known).getGuesses();
    }

    private static int shortest(boolean secondFactor) {
        return secondFactor ? SHORTEST_WITH_FACTOR : SHORTEST_ALONE;
    }

    private static double fewest(boolean secondFactor) {
        return secondFactor ? FEWEST_GUESSES_WITH_FACTOR : FEWEST_GUESSES_ALONE;
    }

    private Stream<String> cityNames() {
        return Stream.concat(
                Stream.of(city.id()),
                city.roots().stream()
                        .flatMap(root -> city.languages().stream().map((String language) -> name(root, language))));
    }

    private static String name(Area area, String language) {
        return area.name(language);
    }

    /** The name itself and its parts. */
    private static Stream<String> words(String name) {
        var whole = name.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(whole), List.of(whole.split("[\\s.-]+")).stream())
                .filter(word -> word.length() >= SHORTEST_WORD);
    }
}
