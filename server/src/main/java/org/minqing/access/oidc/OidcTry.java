package org.minqing.access.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One try to sign in, in one browser. All that binds the provider's answer to it is made from the secret of a cookie, so
 * that no node has to remember it and an answer that another browser brings is none.
 */
public record OidcTry(String secret) {

    private static final String MAC = "HmacSHA256";

    /** Comes back with the answer. */
    String state() {
        return made("state");
    }

    /** Stands in the signed word of the provider. */
    String nonce() {
        return made("nonce");
    }

    /** Shown when the code is handed in (RFC 7636). */
    String verifier() {
        return made("verifier");
    }

    /** Whether an answer is one to this try. */
    public boolean isOf(String state) {
        return MessageDigest.isEqual(
                state().getBytes(StandardCharsets.US_ASCII), state.getBytes(StandardCharsets.UTF_8));
    }

    private String made(String use) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), MAC));
            var code = mac.doFinal(("oidc " + use).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + MAC, impossible);
        }
    }

    @Override
    public String toString() {
        return "OidcTry";
    }
}
