package org.minqing.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** The migrations that the release before this one had, in the files of today: they are never changed once released. */
public final class ReleasedMigrations {

    private static final Path LIST = Path.of("src/test/resources/database/released-migrations");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private ReleasedMigrations() {}

    /** Their files, each as {@code module/file}. */
    public static List<String> names() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Brings an empty database to where a release with these left one, histories included; {@code folder} is for the files. */
    public static void run(DataSource owner, List<String> names, Path folder) throws IOException {
        for (var name : names) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(MIGRATIONS.resolve(name), file);
        }
        for (var module : Migrations.modules()) {
            if (Files.isDirectory(folder.resolve(module))) {
                Migrations.run(owner, module, "filesystem:" + folder.resolve(module));
            }
        }
    }
}
