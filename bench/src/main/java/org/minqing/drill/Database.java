package org.minqing.drill;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

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
                "jdbc:postgresql://" + primary.address() + "," + replica.address()
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
            goneFor(scene, postgres, course.number("seconds", 60));
            return scene.ends();
        }
    }

    static void goneFor(Scene scene, Postgres postgres, int seconds) throws Exception {
        var refused = scene.history.refused.sum();
        postgres.close();
        Thread.sleep(1000L * seconds);
        scene.require(scene.history.refused.sum() > refused, "nobody was told that it is away");
        postgres.start();
        scene.comesBack();
    }

    /** Two connections for a crowd, and for a while somebody's session keeps both of them waiting. */
    static Drill.Outcome pool(Drill.Course course) throws Exception {
        try (var scene = Scene.embedded(course, Map.of("MINQING_DB_CONNECTIONS", "2"))) {
            scene.load().begin(course.number("clients", 48), 0);
            scene.warm(200);
            scene.figures.put("p95_ms_two_connections", scene.load().millisOf(0.95));
            starved(scene, course.number("clients", 48), course.number("seconds", 20));
            return scene.ends();
        }
    }

    /** People at the desk read what the lock keeps from them, more of them than there are connections. */
    static void starved(Scene scene, int readers, int seconds) throws Exception {
        var refused = scene.history.refused.sum();
        try (var people = Executors.newVirtualThreadPerTaskExecutor();
                var session = scene.site.connect();
                var statement = session.createStatement()) {
            session.setAutoCommit(false);
            statement.execute("lock table journal.entry in access exclusive mode");
            for (var reader = 0; reader < readers; reader++) {
                people.execute(scene.load()::read);
            }
            Thread.sleep(1000L * seconds);
            session.rollback();
        }
        scene.comesBack();
        scene.require(scene.history.refused.sum() > refused, "nobody was told that there is no connection");
    }

    /** The disk of the data is full to the last byte, and there is room again. */
    static Drill.Outcome disk(Drill.Course course) throws Exception {
        try (var disk = SmallDisk.mount()) {
            if (!disk.isSmall()) {
                return Drill.Outcome.blocked(disk.why());
            }
            var city = disk.folder("city");
            try (var scene = Scene.over(city, Site.embedded(course, city, Map.of()))) {
                scene.load().begin(course.number("clients", 12), 0);
                scene.warm(100);
                full(scene, disk, course.number("seconds", 20));
                return scene.ends();
            }
        }
    }

    static void full(Scene scene, SmallDisk disk, int seconds) throws Exception {
        var untold = scene.history.untold();
        var before = scene.history.acknowledged();
        disk.fill();
        Thread.sleep(1000L * seconds);
        scene.figures.put("acknowledged_while_full", scene.history.acknowledged() - before);
        scene.require(scene.history.untold() > untold, "it was never full");
        disk.free();
        scene.comesBack();
        scene.warm(60);
    }
}
