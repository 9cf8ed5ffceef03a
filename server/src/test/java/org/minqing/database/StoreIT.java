package org.minqing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.kernel.Settings;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The embedded PostgreSQL through its life, with the durable settings of production. */
class StoreIT {

    @TempDir
    private Path data;

    @Test
    void keepsWhatWasWrittenWhenItIsOpenedAgain() {
        try (var store = Store.open(settings())) {
            assertThat(show(store, "fsync")).isEqualTo("on");
            assertThat(show(store, "synchronous_commit")).isEqualTo("on");
            assertThat(show(store, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(show(store, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(user(JdbcClient.create(store.application()))).isEqualTo(Roles.APPLICATION);
            assertThat(user(JdbcClient.create(store.reader()))).isEqualTo(Roles.READER);
            write("create table kept (n int); insert into kept values (7)");
        }
        assertThat(postmaster()).as("stopped with the store").isEmpty();
        try (var store = Store.open(settings())) {
            assertThat(show(store, "fsync")).isEqualTo("on");
            assertThat(read("select n from kept")).isEqualTo(7);
        }
    }

    @Test
    void refusesASecondOwnerOfTheFolder() {
        try (var first = Store.open(settings())) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Store.open(settings()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void refusesAFolderWhoseRestoreWasCut() throws IOException {
        Files.createDirectories(data.resolve("restoring").resolve("postgres"));
        assertThatThrownBy(() -> Store.open(settings()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("was not finished");
        assertThat(data.resolve("postgres")).doesNotExist();
        try (var again = Recovery.into(data)) {
            assertThat(again.folder()).isEmptyDirectory();
        }
    }

    @Test
    void letsACommandWorkBesideTheServerAndLeavesThePostgresToIt() {
        try (var server = Store.open(settings())) {
            var before = postmaster();
            try (var guest = Store.openBeside(settings())) {
                assertThat(user(JdbcClient.create(guest.application()))).isEqualTo(Roles.APPLICATION);
            }
            assertThat(postmaster()).isEqualTo(before);
            assertThat(user(JdbcClient.create(server.application()))).isEqualTo(Roles.APPLICATION);
        }
        try (var alone = Store.openBeside(settings())) {
            assertThat(user(JdbcClient.create(alone.application()))).isEqualTo(Roles.APPLICATION);
        }
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void adoptsThePostgresThatAKilledServerLeftBehind() {
        var plan = Cluster.Plan.durable(data);
        var left = Cluster.start(plan);
        try (var store = Store.open(settings())) {
            assertThat(postmaster())
                    .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(left.pid()));
            assertThat(user(JdbcClient.create(store.application()))).isEqualTo(Roles.APPLICATION);
        }
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void startsAgainAfterThePostgresItselfWasKilled() throws Exception {
        var plan = Cluster.Plan.durable(data);
        var killed = ProcessHandle.of(Cluster.start(plan).pid()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get(10, TimeUnit.SECONDS);
        try (var store = Store.open(settings())) {
            assertThat(user(JdbcClient.create(store.application()))).isEqualTo(Roles.APPLICATION);
        }
    }

    @Test
    void startsThePostgresAgainThatWasKilledUnderIt() throws Exception {
        try (var store = Store.open(settings())) {
            write("create table kept (n int); insert into kept values (7)");
            var port = postmaster().orElseThrow().port();
            var killed = ProcessHandle.of(postmaster().orElseThrow().pid()).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().get(10, TimeUnit.SECONDS);

            var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!answers() && System.nanoTime() < patience) {
                Thread.sleep(100);
            }
            assertThat(postmaster()).hasValueSatisfying(again -> {
                assertThat(again.pid()).isNotEqualTo(killed.pid());
                assertThat(again.port()).as("where the pools look for it").isEqualTo(port);
            });
            assertThat(user(JdbcClient.create(store.application()))).isEqualTo(Roles.APPLICATION);
            assertThat(read("select n from kept")).isEqualTo(7);
        }
        assertThat(postmaster())
                .as("stopped with the store, and not started once more")
                .isEmpty();
    }

    @Test
    void startsWhenTheOldProcessNumberNowBelongsToAnotherProgram() throws Exception {
        var plan = Cluster.Plan.durable(data);
        Cluster.start(plan).stop();
        Files.writeString(
                Postmaster.file(plan.cluster()),
                ProcessHandle.current().pid() + "\n" + plan.cluster() + "\n0\n5432\n\n127.0.0.1\n\nready\n");
        try (var store = Store.open(settings())) {
            assertThat(user(JdbcClient.create(store.application()))).isEqualTo(Roles.APPLICATION);
        }
    }

    @Test
    void keepsThePasswordsToTheirOwner() throws IOException {
        var passwords = Passwords.keptIn(data.resolve("passwords"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("passwords"))))
                .isEqualTo("rw-------");
        assertThat(Passwords.keptIn(data.resolve("passwords"))).isEqualTo(passwords);
        assertThat(passwords.toString()).doesNotContain(passwords.of(Roles.OWNER));
    }

    /** Not while it is away or recovers. */
    private boolean answers() {
        try {
            return read("select n from kept") == 7;
        } catch (DataAccessException | NoSuchElementException notYet) {
            return false;
        }
    }

    private Settings settings() {
        return Settings.from(Map.of("MINQING_DATA", data.toString()));
    }

    private Optional<Postmaster> postmaster() {
        return Postmaster.of(Cluster.Plan.durable(data).cluster());
    }

    private void write(String statements) {
        owner().sql(statements).update();
    }

    private int read(String query) {
        return owner().sql(query).query(Integer.class).single();
    }

    private JdbcClient owner() {
        var login = Cluster.beside(Cluster.Plan.durable(data)).orElseThrow().login(Roles.OWNER, Store.DATABASE);
        return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
    }

    private static String show(Store store, String setting) {
        return JdbcClient.create(store.application())
                .sql("show " + setting)
                .query(String.class)
                .single();
    }

    private static String user(JdbcClient client) {
        return client.sql("select current_user").query(String.class).single();
    }
}
