package org.minqing.bench.leads;

import java.util.random.RandomGenerator;

/**
 * Telephones that nobody can have. Mobile numbers of the country begin with 13 to 19, these with 129; a number in an area
 * begins with 2 to 9 after the area's 0660, these with 0.
 */
final class Telephones {

    private static final String AREA = "0660";

    private Telephones() {}

    /** The nth number, as its digits; one in ten is of a house. */
    static String number(int count) {
        return count % 10 == 9 ? AREA + "0%06d".formatted(count) : "129%08d".formatted(17_000_000L + count * 613L);
    }

    /** One of the ways to write it; nothing for nothing. */
    static String written(String number, RandomGenerator random) {
        if (number.isEmpty()) {
            return "";
        }
        var mobile = !number.startsWith(AREA);
        var one = mobile ? number.substring(0, 3) : AREA;
        var rest = number.substring(one.length());
        var parts = mobile ? rest.substring(0, 4) + "-" + rest.substring(4) : rest;
        var abroad = mobile ? number : number.substring(1);
        return switch (random.nextInt(12)) {
            case 0 -> one + "-" + parts;
            case 1 -> (one + "-" + parts).replace('-', ' ');
            case 2 -> "+86" + abroad;
            case 3 -> "+86 " + abroad;
            case 4 -> "0086-" + abroad;
            case 5 -> Addresses.wide(number);
            default -> number;
        };
    }
}
