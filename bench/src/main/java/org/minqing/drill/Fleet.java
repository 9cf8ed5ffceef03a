package org.minqing.drill;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several servers on one database, of which one dies, freezes, is cut off, or is replaced by a newer one. */
final class Fleet {

    private Fleet() {}

    /** Two, then three of them: one is killed hard each round while the others go on. */
    static Drill.Outcome nodes(Drill.Course course) throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        var postgres = Postgres.make(folder);
        try (var scene = Scene.shared(course, postgres, folder, alike(course.number("nodes", 3)))) {
            scene.load().begin(course.number("clients", 12), 0);
            scene.warm(100);
            var rounds = course.number("rounds", 3);
            for (var round = 0; round < rounds; round++) {
                killed(scene, round % scene.site.urls().size());
            }
            scene.figures.put("nodes", scene.site.urls().size());
            scene.figures.put("kills", rounds);
            return scene.ends();
        }
    }

    static void killed(Scene scene, int number) throws Exception {
        var node = scene.site.node(number);
        node.kill();
        scene.comesBack();
        node.startAgain();
        scene.warm(60);
    }

    /** One of two stands still for half a minute in the middle of its work, and wakes up as if nothing had been. */
    static Drill.Outcome freeze(Drill.Course course) throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        var postgres = Postgres.make(folder);
        try (var scene = Scene.shared(course, postgres, folder, alike(2))) {
            scene.load().begin(course.number("clients", 12), 0);
            scene.warm(100);
            frozen(scene, course.number("seconds", 30));
            return scene.ends();
        }
    }

    static void frozen(Scene scene, int seconds) throws Exception {
        var before = scene.history.acknowledged();
        scene.site.node(1).freeze();
        scene.require(scene.load().livesAt(scene.url()), "the other one did not go on");
        Thread.sleep(1000L * seconds);
        scene.figures.put("acknowledged_while_frozen", scene.history.acknowledged() - before);
        scene.site.node(1).wake();
        scene.comesBack();
        scene.warm(60);
    }

    /** The network between one of two servers and the database is dead for a while. */
    static Drill.Outcome partition(Drill.Course course) throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        try (var ways = TwoWays.lay(folder)) {
            var over = Map.of(
                    "MINQING_DB_URL", "jdbc:postgresql://" + ways.second().at(ways.postgres()) + "/minqing");
            try (var scene = Scene.shared(course, ways.postgres(), folder, List.of(Map.of(), over))) {
                scene.load().begin(course.number("clients", 12), 0);
                scene.warm(100);
                cutOff(scene, ways.second(), course.number("seconds", 30));
                return scene.ends();
            }
        }
    }

    static void cutOff(Scene scene, Line line, int seconds) throws Exception {
        var before = scene.history.acknowledged();
        line.cut();
        scene.require(scene.load().livesAt(scene.url()), "the other one did not go on");
        Thread.sleep(1000L * seconds);
        scene.figures.put("acknowledged_while_cut", scene.history.acknowledged() - before);
        line.mend();
        scene.comesBack();
        scene.require(becomesReady(scene, 1), "the server that was cut off did not come back by itself");
        scene.warm(60);
        scene.figures.put("cut_by", line.kind());
    }

    /** Each of two is stopped as an operator does and started again, round after round; nobody may notice. */
    static Drill.Outcome rolling(Drill.Course course) throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        var postgres = Postgres.make(folder);
        var rounds = course.number("rounds", 3);
        var leaving = Map.of("MINQING_LEAVE_SECONDS", "3");
        try (var scene = Scene.shared(course, postgres, folder, List.of(leaving, leaving))) {
            scene.load().begin(course.number("clients", 12), 0);
            scene.warm(200);
            rolled(scene, rounds);
            scene.figures.put("p99_ms", scene.load().millisOf(0.99));
            return scene.ends();
        }
    }

    private static Object sum(Object one, Object other) {
        return ((Number) one).longValue() + ((Number) other).longValue();
    }

    private static void rolled(Scene scene, int rounds) throws Exception {
        for (var round = 0; round < rounds; round++) {
            for (var number = 0; number < 2; number++) {
                restarted(scene, number);
            }
        }
        scene.figures.put("restarts", 2 * rounds);
    }

    /** Nobody may notice. */
    static void restarted(Scene scene, int number) throws Exception {
        var unanswered = scene.history.unanswered.sum();
        var refused = scene.history.refused.sum();
        scene.site.node(number).close();
        scene.warm(20);
        scene.site.node(number).startAgain();
        scene.require(becomesReady(scene, number), "a server did not become ready");
        scene.warm(60);
        unanswered = scene.history.unanswered.sum() - unanswered;
        refused = scene.history.refused.sum() - refused;
        scene.figures.merge("failed_while_restarting", unanswered + refused, Fleet::sum);
        scene.require(unanswered == 0, unanswered + " requests were left without an answer by a restart");
        scene.require(refused == 0, refused + " requests were refused by a restart");
    }

    private static boolean becomesReady(Scene scene, int number) throws InterruptedException {
        var web = new Web();
        var end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            if (web.isReady(scene.site.node(number).url())) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static List<Map<String, String>> alike(int many) {
        var each = new ArrayList<Map<String, String>>();
        for (var number = 0; number < many; number++) {
            each.add(Map.of());
        }
        return each;
    }
}
