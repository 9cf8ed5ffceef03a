package org.minqing.exchange.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The key with which this server signs what it tells partners: two lines of a file that its owner alone reads. */
final class OwnKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int POINT = 32;
    private static final int LETTERS = 16;

    private final PrivateKey secret;
    private final byte[] published;

    private OwnKey(PrivateKey secret, byte[] published) {
        this.secret = secret;
        this.published = published;
    }

    /** The key of the file; made where there is none yet. */
    static OwnKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(Files.readAllLines(file, StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var text = base64(pair.getPrivate().getEncoded()) + "\n"
                    + base64(pair.getPublic().getEncoded()) + "\n";
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var made = Files.createTempFile(file.getParent(), "exchange", ".new", onlyOwner);
            Files.writeString(made, text, StandardOpenOption.SYNC);
            try {
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException anotherNode) {
                // The key of whoever was first is everybody's.
            }
            Files.delete(made);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OwnKey read(List<String> lines) {
        try {
            var secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.getFirst())));
            return new OwnKey(secret, Base64.getDecoder().decode(lines.get(1)));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("The key for partners cannot be read", unreadable);
        }
    }

    /** The name under which it is published. */
    String id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(published);
            return letters(digest).substring(0, LETTERS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As SubjectPublicKeyInfo. */
    byte[] published() {
        return published.clone();
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The 32 bytes of a published key as a key set has them. */
    static String point(byte[] published) {
        return letters(Arrays.copyOfRange(published, published.length - POINT, published.length));
    }

    private static String letters(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
