package org.minqing.scenario.language;

import java.util.List;
import java.util.regex.Pattern;

/** Somebody invented who stands in one answer and nowhere else: a name, a telephone and an identity number. */
public record PlantedPerson(int number) {

    /** The beginning of all these names. */
    public static final String NAME = "欧阳QXZ";

    /** The beginning of all these identity numbers: a day of 1902 in the sample city. */
    public static final String IDENTITY = "44152119020229";

    /** All these telephones, where they stand by themselves: within a hash such digits mean nothing. */
    public static final String TELEPHONE = "(^|[^0-9a-fA-F.])199735[0-9]{5}($|[^0-9a-fA-F])";

    private static final Pattern ANY = Pattern.compile(NAME + "|" + IDENTITY + "|" + TELEPHONE);
    private static final List<Integer> WEIGHTS = List.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);

    /** Whether anything of any of them stands in a text. */
    public static boolean standsIn(String text) {
        return ANY.matcher(text).find();
    }

    /** As a person writes it. */
    public String name() {
        return NAME + "%04d".formatted(number);
    }

    String telephone() {
        return "199735%05d".formatted(number);
    }

    /** With its check digit. */
    String identity() {
        var digits = IDENTITY + "%03d".formatted(number);
        var sum = 0;
        for (var place = 0; place < WEIGHTS.size(); place++) {
            sum += (digits.charAt(place) - '0') * WEIGHTS.get(place);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** As much of it as fits into an answer of so many characters. */
    String within(int longest) {
        var whole = name() + " " + telephone() + " " + identity();
        var shorter = name() + " " + telephone();
        return whole.length() <= longest ? whole : shorter.length() <= longest ? shorter : name();
    }
}
