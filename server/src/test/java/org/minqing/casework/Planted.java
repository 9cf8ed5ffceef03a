package org.minqing.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.minqing.TestDatabase;

/** Looks for a word in everything that a database keeps. */
final class Planted {

    private Planted() {}

    static List<String> inTables(TestDatabase database, String word) {
        var root = database.superuser();
        return root.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list().stream()
                .filter(table -> root.sql("select exists (select from " + table + " t where t::text like :word)")
                        .param("word", "%" + word + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** The files of the whole cluster, write-ahead log included. */
    static List<String> inDataFolder(TestDatabase database, String word) {
        var root = database.superuser();
        root.sql("checkpoint").update();
        var folder = Path.of(root.sql("show data_directory").query(String.class).single());
        var needle = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, needle))
                    .map(Path::toString)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean contains(Path file, String needle) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(needle);
        } catch (IOException gone) {
            return false;
        }
    }
}
