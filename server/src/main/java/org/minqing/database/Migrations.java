package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas of all modules up to date, as the owner, each module with a folder and a history of its own, in the
 * order of the walls. The order is kept in {@code db/migration/modules} rather than found by scanning classes, which would
 * cost every start a second; a test holds it against the modules.
 */
final class Migrations {

    private static final String HISTORY = "migration";

    private Migrations() {}

    static void run(DataSource owner) {
        for (var module : modules().stream().filter(Migrations::hasAny).toList()) {
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migration/" + module)
                    .failOnMissingLocations(true)
                    .defaultSchema(HISTORY)
                    .table(module)
                    .validateMigrationNaming(true)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    private static boolean hasAny(String module) {
        return Migrations.class.getResource("/db/migration/" + module) != null;
    }

    /** Every module that may own a schema, lower ones first. */
    static List<String> modules() {
        try (var resource = Migrations.class.getResourceAsStream("/db/migration/modules")) {
            if (resource == null) {
                throw new IllegalStateException("The order of the migrations is missing in this build");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
