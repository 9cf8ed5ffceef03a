package org.minqing.scenario.language;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.minqing.area.Document;

/** The content of a file without its layout and comments: JSON in the order of the file. Its hash is the version. */
public record Normalised(String json) {

    public static Normalised of(Document document) {
        return new Normalised(document.root().toString());
    }

    public String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
