package org.minqing.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.minqing.kernel.CaseId;

/**
 * A share of the cases, chosen so that anybody can check the choice and nobody can steer it: a case is in the sample when
 * the first four bytes of SHA-256 over “case id, a space, sample id” in UTF-8, read as an unsigned number and divided by
 * 100, leave less than {@code percent}.
 */
public record Sampling(String id, int percent) {

    public boolean holds(CaseId caseId) {
        try {
            var text = caseId.value() + " " + id;
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt()) % 100 < percent;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
