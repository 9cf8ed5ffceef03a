package org.minqing.area;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file as a text: only UTF-8, with or without a byte order mark, and only up to a size; otherwise a fault. */
final class TextFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /** {@code file} is how faults name it. */
    static Optional<String> read(String file, Path place, long mostBytes, Faults faults) {
        try {
            return decoded(faults.in(file), place, mostBytes);
        } catch (IOException failure) {
            faults.in(file).add("file.unreadable", 0, "", "The file cannot be read", "Check its permissions");
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(Faults.InFile say, Path place, long mostBytes) throws IOException {
        if (Files.size(place) > mostBytes) {
            var message = "The file has " + Files.size(place) + " bytes";
            say.add("file.too-large", 0, "", message, "Keep a file under " + (mostBytes >> 20) + " MiB");
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(place)))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException wrong) {
            say.add("file.encoding", 0, "", "The file is not UTF-8", "Save it as UTF-8");
            return Optional.empty();
        }
    }
}
