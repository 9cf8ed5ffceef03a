package org.minqing.insight;

/**
 * Which part of some people said something, to a fifth. The outer fifths reach to their border and the middle one too, so that
 * of five people nobody learns that all said the same: one more or less in it would be told alike.
 *
 * @param from its beginning in hundredths: 0, 20, 40, 60 or 80
 */
public record Fifth(int from) {

    /** The fifth in which a part lies; there is at least somebody. */
    static Fifth of(long part, long all) {
        var hundredths = 100 * part;
        if (hundredths <= 20 * all) {
            return new Fifth(0);
        }
        if (hundredths < 40 * all) {
            return new Fifth(20);
        }
        if (hundredths <= 60 * all) {
            return new Fifth(40);
        }
        return new Fifth(hundredths < 80 * all ? 60 : 80);
    }
}
