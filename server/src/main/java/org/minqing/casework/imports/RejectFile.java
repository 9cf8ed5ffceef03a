package org.minqing.casework.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.json.JsonMapper;

/** The rows that could not be imported, one JSON line each; written anew by every run, for its owner only. */
final class RejectFile implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Writer lines;
    private long count;

    RejectFile(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            lines = Files.newBufferedWriter(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The reject file cannot be written", failed);
        }
    }

    synchronized void add(Reject reject) {
        try {
            lines.write(JSON.writeValueAsString(reject) + "\n");
            count++;
        } catch (IOException failed) {
            throw new UncheckedIOException("The reject file cannot be written", failed);
        }
    }

    synchronized long count() {
        return count;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("The reject file cannot be written", failed);
        }
    }
}
