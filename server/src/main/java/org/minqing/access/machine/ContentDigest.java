package org.minqing.access.machine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The digest of a body as it stands in a header (RFC 9530). */
public final class ContentDigest {

    public static final String HEADER = "content-digest";

    private static final Pattern MEMBER = Pattern.compile("([a-z0-9-]{1,32})=:([A-Za-z0-9+/]{0,128}={0,2}):");

    private ContentDigest() {}

    /** The header for a body. */
    public static String of(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest("SHA-256", body)) + ":";
    }

    /** Whether every digest of a kind that counts is the body's, and there is one. */
    static boolean fits(String header, byte[] body) {
        var counted = 0;
        for (var written : header.split(",", -1)) {
            var member = MEMBER.matcher(written.strip());
            if (!member.matches()) {
                return false;
            }
            var algorithm = switch (member.group(1)) {
                case "sha-256" -> "SHA-256";
                case "sha-512" -> "SHA-512";
                default -> "";
            };
            if (algorithm.isEmpty()) {
                continue;
            }
            if (!MessageDigest.isEqual(decoded(member.group(2)), digest(algorithm, body))) {
                return false;
            }
            counted++;
        }
        return counted > 0;
    }

    private static byte[] decoded(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            // Two texts may stand for the same bytes; only one of them is what others read.
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }

    static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has " + algorithm, impossible);
        }
    }
}
