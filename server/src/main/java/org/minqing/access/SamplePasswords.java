package org.minqing.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Random passwords of sample accounts, kept from start to start in a file that only its owner may read. */
final class SamplePasswords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Map<String, String> known = new TreeMap<>();
    private final Set<String> made = new HashSet<>();

    SamplePasswords(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .map(line -> line.split("=", 2))
                        .filter(parts -> parts.length == 2)
                        .forEach(parts -> known.put(parts[0], parts[1]));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    synchronized String of(String name) {
        var password = known.get(name);
        if (password != null) {
            return password;
        }
        var fresh = fresh();
        known.put(name, fresh);
        made.add(name);
        keep();
        return fresh;
    }

    /** Whether the password was made by this very start, so that the store cannot know it yet. */
    synchronized boolean isNew(String name) {
        return made.contains(name);
    }

    private String fresh() {
        var password = new StringBuilder();
        for (var index = 0; index < LENGTH; index++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private void keep() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(
                    file,
                    known.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
