package org.minqing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a city of a release had: the rows of its store, the folders beside it (keys, seals, ledger), the names of its migrations, and what its server
 * answered about its cases. One zip file for each release, in which nobody is a real person.
 */
public record KeptRelease(Map<String, byte[]> rows, Map<String, byte[]> files, JsonNode answers) {

    /** The smaller of the shipped cities: a store of the larger one is five megabytes. */
    static final String CITY = "boston";

    private static final Path FOLDER = Path.of("src/test/resources/releases");
    private static final String ROWS = "rows/";
    private static final String FILES = "files/";
    private static final String ANSWERS = "answers.json";

    /** Where the one of that name is kept. */
    static Path at(String name) {
        return FOLDER.resolve(name + ".zip");
    }

    /** The files of a data folder but those of its PostgreSQL, which are rows here. */
    static Map<String, byte[]> filesOf(Path data) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var found = Files.walk(data)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                var name = data.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("postgres/") && !name.startsWith("logs/")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    void write(Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(to))) {
            zip.setLevel(9);
            put(zip, ANSWERS, JsonMapper.shared().writeValueAsBytes(answers));
            rows.forEach((name, content) -> put(zip, ROWS + name, content));
            files.forEach((name, content) -> put(zip, FILES + name, content));
        }
    }

    static KeptRelease read(Path from) throws IOException {
        var rows = new TreeMap<String, byte[]>();
        var files = new TreeMap<String, byte[]>();
        JsonNode told = JsonMapper.shared().createObjectNode();
        try (var zip = new ZipInputStream(Files.newInputStream(from))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                var content = zip.readAllBytes();
                if (name.startsWith(ROWS)) {
                    rows.put(name.substring(ROWS.length()), content);
                } else if (name.startsWith(FILES)) {
                    files.put(name.substring(FILES.length()), content);
                } else {
                    told = JsonMapper.shared().readTree(content);
                }
            }
        }
        return new KeptRelease(rows, files, told);
    }

    /** The folders as they lay beside the store, for nobody else to read. */
    void putFiles(Path data) throws IOException {
        for (var file : files.entrySet()) {
            var target = data.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** The same content makes the same file. */
    private static void put(ZipOutputStream zip, String name, byte[] content) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
