package org.minqing.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A device that keeps one passkey, made of software: a key pair on P-256 and no attestation. What a browser and a device would
 * never do, it does when told to.
 */
final class SoftKey {

    /** Sixteen times nothing: an account that is not there. */
    static final String NOBODY = "A".repeat(22);

    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int WITH_KEY = 64;

    private final KeyPair pair;
    private final byte[] credential;
    private final Looks looks;
    private long count;
    private String user = NOBODY;

    /**
     * What the device believes that it sees.
     *
     * @param origin of the page
     * @param site for which the page asks
     * @param person whether its person proved to be the right one, and did not only touch it
     */
    record Looks(String origin, String site, boolean person) {}

    SoftKey(String origin) {
        this(pair(), random(32), new Looks(origin, "localhost", true));
    }

    private SoftKey(KeyPair pair, byte[] credential, Looks looks) {
        this.pair = pair;
        this.credential = credential;
        this.looks = looks;
    }

    /** The same device, before something else. */
    SoftKey before(Looks others) {
        return knowing(new SoftKey(pair, credential, others));
    }

    /** Another device that calls its passkey the same and knows the account, but has another key. */
    SoftKey forged() {
        return knowing(new SoftKey(pair(), credential, looks)).counting(count + 100);
    }

    SoftKey counting(long next) {
        count = next;
        return this;
    }

    SoftKey of(String otherUser) {
        user = otherUser;
        return this;
    }

    private SoftKey knowing(SoftKey other) {
        other.user = user;
        other.count = count;
        return other;
    }

    /** What is sent for a passkey that was ordered. */
    Map<String, Object> made(String challenge, String account, String name) {
        user = account;
        var key = (ECPublicKey) pair.getPublic();
        var cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
        cose.writeBytes(coordinate(key.getW().getAffineX().toByteArray()));
        cose.writeBytes(new byte[] {0x22, 0x58, 32});
        cose.writeBytes(coordinate(key.getW().getAffineY().toByteArray()));
        var attested = ByteBuffer.allocate(16 + 2 + credential.length + cose.size())
                .put(new byte[16])
                .putShort((short) credential.length)
                .put(credential)
                .put(cose.toByteArray())
                .array();
        var said = new HashMap<String, Object>();
        said.put("name", name);
        said.put("clientData", letters(client("webauthn.create", challenge)));
        said.put("attestation", letters(attestation(authenticator(WITH_KEY, attested))));
        return said;
    }

    /** What is sent for a question. */
    Map<String, Object> shown(String challenge) {
        var client = client("webauthn.get", challenge);
        var authenticator = authenticator(0, new byte[0]);
        var said = new HashMap<String, Object>();
        said.put("credential", letters(credential));
        said.put("clientData", letters(client));
        said.put("authenticatorData", letters(authenticator));
        said.put("signature", letters(signature(authenticator, sha256(client))));
        said.put("user", user);
        return said;
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, looks.origin())
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticator(int flags, byte[] rest) {
        return ByteBuffer.allocate(32 + 1 + 4 + rest.length)
                .put(sha256(looks.site().getBytes(StandardCharsets.UTF_8)))
                .put((byte) (flags | PRESENT | (looks.person() ? VERIFIED : 0)))
                .putInt((int) count)
                .put(rest)
                .array();
    }

    private static byte[] attestation(byte[] authenticator) {
        var object = new ByteArrayOutputStream();
        object.write(0xA3);
        object.writeBytes(word("fmt"));
        object.writeBytes(word("none"));
        object.writeBytes(word("attStmt"));
        object.write(0xA0);
        object.writeBytes(word("authData"));
        object.writeBytes(new byte[] {0x58, (byte) authenticator.length});
        object.writeBytes(authenticator);
        return object.toByteArray();
    }

    private static byte[] word(String word) {
        return ((char) (0x60 + word.length()) + word).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] signature(byte[] authenticator, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(authenticator);
            signature.update(client);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] coordinate(byte[] number) {
        var coordinate = new byte[32];
        var from = Math.max(0, number.length - 32);
        System.arraycopy(number, from, coordinate, 32 - (number.length - from), number.length - from);
        return coordinate;
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String letters(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
