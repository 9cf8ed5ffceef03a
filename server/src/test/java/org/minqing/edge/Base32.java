package org.minqing.edge;

import java.math.BigInteger;

/** The secret of an authenticator app, read as an app reads it (RFC 4648). */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static byte[] bytes(String text) {
        var number = BigInteger.ZERO;
        for (var letter : text.toCharArray()) {
            number = number.shiftLeft(BITS).or(BigInteger.valueOf(LETTERS.indexOf(letter)));
        }
        var bytes = new byte[text.length() * BITS / Byte.SIZE];
        for (var index = bytes.length - 1; index >= 0; index--) {
            bytes[index] = number.byteValue();
            number = number.shiftRight(Byte.SIZE);
        }
        return bytes;
    }
}
