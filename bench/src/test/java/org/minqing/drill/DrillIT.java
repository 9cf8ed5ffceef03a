package org.minqing.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What {@code ./minqing drill} plays for hours, in a minute and a half: many bad things befall the same servers one after the
 * other, and what their clients were told is held against the journal once, in the end. Both stories run at once: much of
 * each is waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
class DrillIT {

    private static final int CLIENTS = 4;
    private static final long PAUSE_MILLIS = 20;

    @Test
    void oneServerLosesNothingToKillsCrowdsAFullDiskAndAJumpingClock() throws Exception {
        var course = course();
        try (var disk = SmallDisk.mount()) {
            var city = disk.folder("city");
            try (var scene = Scene.over(city, Site.embedded(course, city, Map.of()))) {
                scene.load().begin(CLIENTS, PAUSE_MILLIS);
                scene.warm(60);
                // The database alone; both are killed when the clock goes back, the server alone in KilledServerIT.
                Killing.killed(scene, course, 1);
                Database.starved(scene, 50, 7);
                Crowds.crept(scene, 60, 60);
                Crowds.idle(scene, 100, 40);
                LongDays.takenOver(scene, 500);
                LongDays.soaked(scene, CLIENTS, 15, new LongDays.Growth(1.3, 1.3, 1.3));
                if (disk.isSmall()) {
                    Database.full(scene, disk, 4);
                }
                Crowds.jumped(scene, course);
                holds(scene.ends(), "repeated", "timers");
            }
            assumeTrue(disk.isSmall(), "All but the full disk was played. " + disk.why());
        }
    }

    @Test
    void twoServersLoseNothingToFreezesCutsRestartsAndAPromotedReplica() throws Exception {
        var folder = Files.createTempDirectory("minqing-drill");
        try (var ways = TwoWays.lay(folder)) {
            var primary = ways.postgres();
            var replica = primary.replica(folder.resolve("replica"));
            var first = settings(primary.address(), replica.address());
            var second = settings(ways.second().at(primary), ways.second().at(replica));
            try (var scene = Scene.shared(course(), replica, folder, List.of(first, second))) {
                scene.load().begin(CLIENTS, PAUSE_MILLIS);
                scene.warm(60);
                Fleet.restarted(scene, 0);
                Fleet.killed(scene, 1);
                Fleet.frozen(scene, 3);
                Fleet.cutOff(scene, ways.second(), 3);
                Database.goneFor(scene, primary, 5);
                Database.failedOver(scene, primary, replica);
                holds(scene.ends(), "repeated");
            }
        }
    }

    /** By this seed the first victim of a kill is the database. */
    private static Drill.Course course() {
        return Drill.Course.of(Path.of("..").toAbsolutePath().normalize(), Clock.systemUTC(), 1, Map.of());
    }

    private static Map<String, String> settings(String primary, String replica) {
        return Map.of(
                "MINQING_LEAVE_SECONDS",
                "2",
                "MINQING_DB_URL",
                "jdbc:postgresql://" + primary + "," + replica + "/minqing?targetServerType=primary");
    }

    /** What is named must have happened, for otherwise it was not tried. */
    private static void holds(Drill.Outcome outcome, String... happened) {
        assertThat(outcome.faults()).as(outcome.figures().toString()).isEmpty();
        for (var figure : happened) {
            assertThat(outcome.figures().get(figure))
                    .as(figure)
                    .isInstanceOfSatisfying(
                            Number.class, times -> assertThat(times.intValue()).isPositive());
        }
    }
}
