package org.minqing.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.minqing.database.HotCopy;
import org.minqing.database.StartRefused;
import org.minqing.journal.KeysCopy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, encrypted and proved like the rest of it.
 *
 * @param id the number that all files of this backup carry
 * @param at when the copy of the database began
 * @param keys how far the keys had come, which themselves are not here
 */
record Manifest(
        int format,
        String id,
        Instant at,
        String postgres,
        String city,
        int incarnation,
        KeysCopy.State keys,
        String firstLog,
        String lastLog,
        List<Part> files) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.mqb";
    static final String CONTENT = "content.mqb";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A file in the order in which it was written, its length, and its SHA-256 in hexadecimal. */
    record Part(String path, long length, String sha256) {}

    Manifest {
        files = List.copyOf(files);
    }

    long bytes() {
        return files.stream().mapToLong(Part::length).sum();
    }

    void write(Path folder, BackupKey key, byte[] id) throws IOException {
        try (var out = SealedOutput.to(folder.resolve(NAME), key, id)) {
            out.write(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
        }
    }

    static Manifest read(Path folder, BackupKey key) throws IOException {
        try (var in = SealedInput.from(folder.resolve(NAME), key)) {
            return JSON.readValue(in.readAllBytes(), Manifest.class);
        } catch (JacksonException unknown) {
            throw new BackupBroken("The manifest of the backup is of a later version of this program.", unknown);
        }
    }

    void refuseOtherPostgres() {
        if (!major(postgres).equals(major(HotCopy.version()))) {
            throw new StartRefused("The backup is of PostgreSQL " + postgres + ", and this program brings "
                    + HotCopy.version() + ". Restore it with the version of Minqing that made it.");
        }
    }

    private static String major(String version) {
        return version.split("\\.", 2)[0];
    }
}
