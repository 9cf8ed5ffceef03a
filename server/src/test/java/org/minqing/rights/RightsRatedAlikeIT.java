package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;

/**
 * Somebody who serves and watches every figure before and after one rating learns that there was one, and nothing of what it
 * says: the figures of cases know nothing of it, and the one of ratings takes none in alone.
 */
@Timeout(180)
class RightsRatedAlikeIT {

    private static final List<String> BY = List.of("area", "state", "scenario", "day");
    private static final List<String> WATCHERS = List.of("handler", "worker", "duty", "inspector", "county", "city");

    private final Things things = RightsServer.things();

    @Test
    void theFiguresMoveAlikeWhateverWasSaid() {
        var praised = checked();
        var blamed = checked();
        settled(blamed, "verified");
        var before = figures();

        things.act("resident", praised, "rate", 7, Map.of("solved", true, "rating", 5, "comment", "示例：很好"));
        settled(praised, "rated");
        var between = figures();
        things.act("resident", blamed, "rate", 7, Map.of("solved", false, "rating", 1, "comment", "示例：没修"));
        settled(blamed, "rated");
        var after = figures();

        assertThat(moved(before, between))
                .as("the watchers see that somebody rated")
                .isNotEmpty();
        assertThat(moved(between, after)).isEqualTo(moved(before, between));
        assertThat(lines(praised)).isEqualTo(lines(blamed));
    }

    private UUID checked() {
        var report = Map.<String, Object>of(
                "scenario",
                "general-event",
                "area",
                Long.parseLong(Things.GRID),
                "fields",
                Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "示例：垃圾未清"));
        var id = things.dispatchedTo("handler", "resident", report);
        things.act("handler", id, "receive", 3, Map.of());
        things.act("handler", id, "start", 4, Map.of());
        things.act("handler", id, "feed-back", 5, Map.of("measures", "示例：已清理"));
        things.act("inspector", id, "verify", 6, Map.of());
        return id;
    }

    /** Figures follow a moment later: until they know of the case. */
    private void settled(UUID id, String state) {
        Patience.until(() -> things.server()
                        .database()
                        .reader()
                        .sql("""
                                select coalesce(sum(count), 0) = (select count(*) from casework.case_file where state = :state)
                                from insight.case_total where state = :state
                                """)
                        .param("state", state)
                        .query(Boolean.class)
                        .single()
                && state.equals(things.as("duty")
                        .get("/cases/" + id)
                        .body()
                        .at("/state")
                        .asString()));
    }

    private Map<String, Long> figures() {
        var figures = new TreeMap<String, Long>();
        for (var watcher : WATCHERS) {
            for (var by : BY) {
                things.as(watcher)
                        .get("/counts?by=" + by)
                        .body()
                        .forEach(count -> figures.put(
                                watcher + "/" + by + "/" + count.at("/key").asString(),
                                count.at("/count").asLong()));
            }
        }
        for (var watcher : WATCHERS) {
            for (var by : List.of("area", "scenario", "month")) {
                things.as(watcher)
                        .get("/ratings?by=" + by)
                        .body()
                        .forEach(rated -> figures.put(
                                watcher + "/ratings/" + rated,
                                rated.at("/ratings").asLong()));
            }
        }
        assertThat(figures).hasSizeGreaterThan(20);
        return figures;
    }

    private static Map<String, Long> moved(Map<String, Long> before, Map<String, Long> after) {
        var moved = new TreeMap<String, Long>();
        after.forEach((key, count) -> {
            var more = count - before.getOrDefault(key, 0L);
            if (more != 0) {
                moved.put(key, more);
            }
        });
        before.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .forEach(key -> moved.put(key, -before.getOrDefault(key, 0L)));
        return moved;
    }

    /** What each watcher reads of the step itself, without the times. */
    private List<String> lines(UUID id) {
        return WATCHERS.stream()
                .map(watcher ->
                        things.as(watcher).get("/cases/" + id + "/journal").body())
                .map(journal -> journal.valueStream()
                        .filter(line -> line.at("/action").asString("").equals("rate"))
                        .map(line -> line.at("/kind") + " " + line.at("/from") + " " + line.at("/to") + " "
                                + line.at("/fields") + " " + line.at("/covered") + " " + line.at("/version"))
                        .toList()
                        .toString())
                .toList();
    }
}
