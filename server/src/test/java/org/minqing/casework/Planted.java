package org.minqing.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.minqing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a word, or for any bytes, in everything that a server and its database keep. */
public final class Planted {

    private Planted() {}

    /** Tables with a row that has the word in it, in any column. */
    public static List<String> inTables(TestDatabase database, String word) {
        return tablesWhere(database, "t::text like :wanted", "%" + word + "%");
    }

    /** Tables with a row in which the regular expression of PostgreSQL finds something. */
    public static List<String> inTablesMatching(TestDatabase database, String pattern) {
        return tablesWhere(database, "t::text ~ :wanted", pattern);
    }

    /** The same by a connection that may read everything. */
    public static List<String> inTables(JdbcClient root, String word) {
        return tablesWhere(root, "t::text like :wanted", "%" + word + "%");
    }

    private static List<String> tablesWhere(TestDatabase database, String condition, String wanted) {
        return tablesWhere(database.superuser(), condition, wanted);
    }

    private static List<String> tablesWhere(JdbcClient root, String condition, String wanted) {
        return tables(root).stream()
                .filter(table -> root.sql("select exists (select from " + table + " t where " + condition + ")")
                        .param("wanted", wanted)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** All tables that are ours, with their schemas. */
    public static List<String> tables(TestDatabase database) {
        return tables(database.superuser());
    }

    private static List<String> tables(JdbcClient root) {
        return root.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
    }

    /** The files of the whole cluster that hold the word, write-ahead log included. */
    public static List<String> inDataFolder(TestDatabase database, String word) {
        return inFolder(cluster(database), word);
    }

    /** Where the cluster is, everything written out. */
    public static Path cluster(TestDatabase database) {
        var root = database.superuser();
        root.sql("checkpoint").update();
        return Path.of(root.sql("show data_directory").query(String.class).single());
    }

    /** Files that hold the word in one of the ways in which a program may have written it. */
    public static List<String> inFolder(Path folder, String word) {
        var utf8 = word.getBytes(StandardCharsets.UTF_8);
        return inFolder(
                folder,
                utf8,
                word.getBytes(StandardCharsets.UTF_16LE),
                word.getBytes(Charset.forName("GB18030")),
                HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.UTF_8));
    }

    /** Files that hold any of these bytes. */
    public static List<String> inFolder(Path folder, byte[]... wanted) {
        var needles = Arrays.stream(wanted).map(Planted::text).toList();
        return files(folder).stream()
                .filter(file -> needles.stream().anyMatch(content(file)::contains))
                .map(Path::toString)
                .toList();
    }

    /** A cluster at work drops files while its folders are read; what is gone by then holds nothing. */
    private static List<Path> files(Path folder) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
                    if (cause instanceof NoSuchFileException && !file.equals(folder)) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw cause;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    private static String content(Path file) {
        try {
            return text(Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A character for each byte. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
