package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the schemas of all modules up to date, as the owner, each module with a folder and a history of its own, in the
 * order of the walls. The order is kept in {@code db/migration/modules} rather than found by scanning classes, which would
 * cost every start a second; a test holds it against the modules.
 *
 * <p>Which files were applied last is remembered as one digest of all of them, so that a start on an unchanged build asks one
 * question instead of reading the history of every module.
 */
final class Migrations {

    private static final String FOLDER = "db/migration/";
    private static final String HISTORY = "migration";

    private Migrations() {}

    /** Whether the files of this build, to the letter, were the last that were applied. */
    static boolean areApplied(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            try (var table = statement.executeQuery("select to_regclass('migration.applied') is not null")) {
                if (!table.next() || !table.getBoolean(1)) {
                    return false;
                }
            }
            try (var applied = statement.executeQuery("select digest from migration.applied")) {
                return applied.next() && Arrays.equals(applied.getBytes(1), digest());
            }
        }
    }

    static void run(DataSource owner) {
        for (var module : modules().stream().filter(Migrations::hasAny).toList()) {
            run(owner, module, "classpath:" + FOLDER + module);
        }
        remember(owner);
    }

    /** Those of one module, from where they lie. */
    static void run(DataSource owner, String module, String location) {
        Flyway.configure()
                .dataSource(owner)
                .locations(location)
                .failOnMissingLocations(true)
                .defaultSchema(HISTORY)
                .table(module)
                .validateMigrationNaming(true)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static void remember(DataSource owner) {
        try (var connection = owner.getConnection();
                var table = connection.createStatement();
                var row = connection.prepareStatement("""
                        insert into migration.applied (digest) values (?)
                        on conflict (one) do update set digest = excluded.digest
                        """)) {
            table.execute("""
                    create table if not exists migration.applied (
                        one boolean primary key default true check (one),
                        digest bytea not null)
                    """);
            row.setBytes(1, digest());
            row.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("Which migrations were applied could not be remembered", failure);
        }
    }

    /** Changes when a file of any module comes, goes, is renamed or differs. */
    private static byte[] digest() {
        try {
            var files = new TreeMap<String, Resource>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/*.sql")) {
                var address = file.getURL().toString();
                files.put(address.substring(address.indexOf(FOLDER)), file);
            }
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update(file.getValue().getContentAsByteArray());
            }
            return digest.digest();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean hasAny(String module) {
        return Migrations.class.getResource("/" + FOLDER + module) != null;
    }

    /** Every module that may own a schema, lower ones first. */
    static List<String> modules() {
        try (var resource = Migrations.class.getResourceAsStream("/" + FOLDER + "modules")) {
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
