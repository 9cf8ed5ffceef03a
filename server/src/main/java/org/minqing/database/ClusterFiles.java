package org.minqing.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of a PostgreSQL that belong to a copy of it. Left out is what PostgreSQL makes anew at its start and what
 * would mislead the copy: numbers of processes, slots, temporary tables, the log (which is copied at the end).
 */
final class ClusterFiles {

    private static final Set<String> KEPT_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "log");
    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "start.log",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old",
            "backup_manifest",
            "postgresql.auto.conf.tmp",
            "current_logfiles",
            "current_logfiles.tmp",
            "recovery.signal",
            "standby.signal");
    private static final Pattern PASSING = Pattern.compile("pgsql_tmp.*|pg_internal\\.init.*|t[0-9]+_[0-9]+.*");

    private final Path folder;
    private final String last;

    /** {@code last} is a file that the caller gives by itself. */
    ClusterFiles(Path folder, String last) {
        this.folder = folder;
        this.last = last;
    }

    void each(HotCopy.Taker taker) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) throws IOException {
                var name = name(place);
                if (name.isEmpty()) {
                    return FileVisitResult.CONTINUE;
                }
                if (isPassing(place)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                taker.folder(name);
                return KEPT_EMPTY.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = name(file);
                if (attributes.isSymbolicLink() && KEPT_EMPTY.contains(name)) {
                    taker.folder(name);
                } else if (attributes.isRegularFile() && belongs(file, name)) {
                    give(taker, name, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private boolean belongs(Path file, String name) {
        return !name.equals(last) && !LEFT_OUT.contains(name) && !isPassing(file);
    }

    private static boolean isPassing(Path file) {
        return PASSING.matcher(file.getFileName().toString()).matches();
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /**
     * Gives a file as long as it was when it was opened: what is added meanwhile the log brings back, as it does what was
     * cut off. A file that is gone belongs to a table that was dropped; the log drops it again.
     */
    static void give(HotCopy.Taker taker, String name, Path file) throws IOException {
        InputStream content;
        long length;
        try {
            content = Files.newInputStream(file);
            length = Files.size(file);
        } catch (NoSuchFileException dropped) {
            return;
        }
        try (content) {
            taker.file(name, length, new SteadyStream(content, length));
        }
    }
}
