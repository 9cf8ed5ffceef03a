package org.minqing.leads;

/**
 * Telephones however they are written.
 *
 * @param country the country code
 * @param digits from this many digits on, what follows the country code is a whole number
 */
record Telephones(String country, int digits) {

    /** The digits without country code and leading zeros; empty when nothing is left. */
    String plain(String written) {
        var number = withoutZeros(Wording.plain(written)
                .codePoints()
                .filter(Character::isDigit)
                .map(digit -> '0' + Character.digit(digit, 10))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
        var abroad = number.startsWith(country) && number.length() >= country.length() + digits;
        return abroad && !country.isEmpty() ? withoutZeros(number.substring(country.length())) : number;
    }

    private static String withoutZeros(String digits) {
        var first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }
}
