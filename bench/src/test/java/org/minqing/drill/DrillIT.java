package org.minqing.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./minqing drill} plays for hours, in seconds: many bad things befall the same servers one after the other, and
 * what their clients were told is held against the journal once, in the end.
 */
class DrillIT {

    private final Drill.Course course =
            Drill.Course.of(Path.of("..").toAbsolutePath().normalize(), Clock.systemUTC(), 1, Map.of());

    @Test
    void oneServerLosesNothingToKillsLocksAndCrowds() throws Exception {
        try (var scene = Scene.embedded(course, Map.of())) {
            scene.load().begin(8, 20);
            scene.warm(60);
            Killing.killed(scene, course, 2);
            Database.starved(scene, 7);
            Crowds.crept(scene, 60, 60);
            Crowds.idle(scene, 100, 40);
            LongDays.takenOver(scene, 2_000);
            holds(scene.ends());
        }
    }

    @Test
    void twoServersLoseNothingToFreezesCutsRestartsAndAPromotedReplica() throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        var primary = Postgres.make(folder);
        var replica = primary.replica(folder.resolve("replica"));
        try (var wire = new Wire(primary.port())) {
            var direct = settings(primary.port(), replica.port());
            var wired = settings(wire.port(), replica.port());
            try (var scene = Scene.shared(course, replica, folder, List.of(direct, wired))) {
                scene.load().begin(8, 20);
                scene.warm(60);
                Fleet.rolled(scene, 1);
                Fleet.frozen(scene, 3);
                Fleet.cutOff(scene, wire, 3);
                Database.failedOver(scene, primary, replica);
                holds(scene.ends());
            }
        }
    }

    private static Map<String, String> settings(int first, int second) {
        var settings = new HashMap<String, String>();
        settings.put("MINQING_LEAVE_SECONDS", "2");
        settings.put(
                "MINQING_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + first + ",127.0.0.1:" + second + "/minqing?targetServerType=primary");
        return settings;
    }

    private static void holds(Drill.Outcome outcome) {
        assertThat(outcome.faults()).as(outcome.figures().toString()).isEmpty();
    }
}
