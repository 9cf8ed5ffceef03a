package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The random passwords of the embedded PostgreSQL, made once and kept in a file that only its owner may read. */
record Passwords(Map<String, String> byUser) {

    Passwords {
        byUser = Map.copyOf(byUser);
    }

    static Passwords keptIn(Path file) {
        try {
            return Files.exists(file) ? read(file) : write(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String of(String user) {
        var password = byUser.get(user);
        if (password == null) {
            throw new StartRefused("The password file of the embedded PostgreSQL does not name " + user + ".");
        }
        return password;
    }

    private static Passwords read(Path file) throws IOException {
        return new Passwords(Files.readAllLines(file).stream()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1))));
    }

    private static Passwords write(Path file) throws IOException {
        var random = new SecureRandom();
        var made = new LinkedHashMap<String, String>();
        for (var user : new String[] {Cluster.SUPERUSER, Roles.OWNER, Roles.APPLICATION, Roles.READER}) {
            var bytes = new byte[24];
            random.nextBytes(bytes);
            made.put(user, HexFormat.of().formatHex(bytes));
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                file,
                made.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        return new Passwords(made);
    }

    /** Without the words themselves. */
    @Override
    public String toString() {
        return "Passwords of " + byUser.keySet();
    }
}
