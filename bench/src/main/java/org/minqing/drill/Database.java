package org.minqing.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Days on which the database is the trouble: it is away, full, slow to give, or another one. */
final class Database {

    private Database() {}

    /** The primary dies; its synchronous replica is promoted and takes over. The servers know both addresses. */
    static Drill.Outcome replica(Drill.Course course) throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        var primary = Postgres.make(folder);
        var replica = primary.replica(folder.resolve("replica"));
        var both = Map.of(
                "MINQING_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + replica.port()
                        + "/minqing?targetServerType=primary");
        try (var scene = Scene.shared(course, replica, folder, List.of(both, both))) {
            scene.load().begin(course.number("clients", 12), 0);
            scene.warm(200);
            failedOver(scene, primary, replica);
            return scene.ends();
        }
    }

    static void failedOver(Scene scene, Postgres primary, Postgres replica) throws Exception {
        primary.kill();
        Thread.sleep(2_000);
        replica.promote();
        scene.comesBack();
        scene.warm(100);
    }

    /** It is stopped for a while and started again. */
    static Drill.Outcome away(Drill.Course course) throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        var postgres = Postgres.make(folder);
        try (var scene = Scene.shared(course, postgres, folder, List.of(Map.of()))) {
            scene.load().begin(course.number("clients", 12), 0);
            scene.warm(100);
            postgres.close();
            Thread.sleep(1000L * course.number("seconds", 60));
            scene.require(scene.history.refused.sum() > 0, "nobody was told that it is away");
            postgres.start();
            scene.comesBack();
            return scene.ends();
        }
    }

    /** Two connections for a crowd, and for a while somebody's session keeps both of them waiting. */
    static Drill.Outcome pool(Drill.Course course) throws Exception {
        try (var scene = Scene.embedded(course, Map.of("MINQING_DB_CONNECTIONS", "2"))) {
            scene.load().begin(course.number("clients", 48), 0);
            scene.warm(200);
            scene.figures.put("p95_ms_two_connections", scene.load().millisOf(0.95));
            starved(scene, course.number("seconds", 20));
            return scene.ends();
        }
    }

    static void starved(Scene scene, int seconds) throws Exception {
        var refused = scene.history.refused.sum();
        try (var session = scene.site.connect(Optional.empty());
                var statement = session.createStatement()) {
            session.setAutoCommit(false);
            statement.execute("lock table journal.entry in access exclusive mode");
            Thread.sleep(1000L * seconds);
            session.rollback();
        }
        scene.comesBack();
        scene.require(scene.history.refused.sum() > refused, "nobody was told that there is no connection");
    }

    /** The disk of the data is full to the last byte, and there is room again. Needs a file system that can be mounted. */
    static Drill.Outcome disk(Drill.Course course) throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        var small = Files.createDirectory(folder.resolve("small"));
        var mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=900m", "drill", small.toString())
                .redirectErrorStream(true)
                .start();
        var words = new String(mount.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        if (mount.waitFor() != 0) {
            Site.delete(folder);
            return Drill.Outcome.blocked("No small file system can be mounted here: " + words);
        }
        try {
            return full(course, small);
        } finally {
            new ProcessBuilder("umount", "-l", small.toString()).start().waitFor();
            Site.delete(folder);
        }
    }

    private static Drill.Outcome full(Drill.Course course, Path small) throws Exception {
        var city = Files.createDirectory(small.resolve("city"));
        try (var scene = Scene.over(city, Site.embedded(course, city, Map.of()))) {
            scene.load().begin(course.number("clients", 12), 0);
            scene.warm(100);
            var ballast = small.resolve("ballast");
            fill(ballast);
            var before = scene.history.acknowledged();
            Thread.sleep(1000L * course.number("seconds", 20));
            scene.figures.put("acknowledged_while_full", scene.history.acknowledged() - before);
            scene.require(scene.history.refused.sum() + scene.history.unanswered.sum() > 0, "it was never full");
            Files.delete(ballast);
            scene.comesBack();
            scene.warm(60);
            return scene.ends();
        }
    }

    private static void fill(Path ballast) throws IOException {
        var bytes = new byte[64 * 1024];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("space")) {
                throw full;
            }
        }
    }
}
