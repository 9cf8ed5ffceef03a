package org.minqing.drill;

import java.util.EnumMap;
import java.util.Map;

/** SIGKILL at random moments under load: of the server, of its database, of both at once. */
final class Killing {

    enum Victim {
        SERVER,
        DATABASE,
        BOTH
    }

    private Killing() {}

    static Drill.Outcome kills(Drill.Course course) throws Exception {
        try (var scene = Scene.embedded(course, Map.of())) {
            scene.load().begin(course.number("clients", 12), 0);
            scene.warm(100);
            killed(scene, course, course.number("rounds", 50));
            return scene.ends();
        }
    }

    static void killed(Scene scene, Drill.Course course, int rounds) throws Exception {
        var killed = new EnumMap<Victim, Integer>(Victim.class);
        for (var round = 0; round < rounds; round++) {
            var victim = Victim.values()[(round + (int) Math.floorMod(course.seed(), 3L)) % 3];
            Thread.sleep(course.random().nextInt(1_500));
            kill(scene, victim);
            killed.merge(victim, 1, Integer::sum);
            scene.comesBack();
        }
        scene.figures.put("kills", rounds);
        killed.forEach((victim, times) -> scene.figures.put("kills_of_" + word(victim), times));
    }

    static void kill(Scene scene, Victim victim) throws Exception {
        var server = scene.site.node(0);
        var postmaster = scene.site.postmaster();
        switch (victim) {
            case SERVER -> {
                server.kill();
                server.startAgain();
            }
            // Nobody does anything: the server itself has to see to it.
            case DATABASE -> postmaster.destroyForcibly();
            case BOTH -> {
                postmaster.destroyForcibly();
                server.kill();
                server.startAgain();
            }
        }
    }

    private static String word(Victim victim) {
        return switch (victim) {
            case SERVER -> "server";
            case DATABASE -> "database";
            case BOTH -> "both";
        };
    }
}
