package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestServer;

/** A rating that its subject could read would be asked for, and paid for. */
class RatingIT {

    private static final String WORDS = "灯修好了，但是等了很久";

    private final TestServer server = TestServer.shanwei();

    @ParameterizedTest
    @ValueSource(strings = {"handler", "duty", "inspector", "worker", "county"})
    void staysHiddenFromEveryoneWhoWorksOnTheCase(String name) {
        var id = ratedCase();
        var reader = server.as(name);
        assertThat(reader.get("/cases/" + id).raw().body())
                .contains("\"state\":\"rated\"")
                .doesNotContain(WORDS);
        assertThat(reader.get("/cases/" + id).body().at("/fields/rating").isMissingNode())
                .isTrue();
        assertThat(reader.get("/cases/" + id + "/journal").raw().body())
                .contains("\"action\":\"rate\"")
                .doesNotContain(WORDS, "\"rating\"", "\"solved\"");
    }

    @Test
    void isReadByTheOneWhoGaveIt() {
        var id = ratedCase();
        var reporter = server.as("resident");
        assertThat(reporter.get("/cases/" + id).body().at("/fields/comment").asString())
                .isEqualTo(WORDS);
        assertThat(reporter.get("/cases/" + id + "/journal").raw().body()).contains(WORDS);
    }

    private UUID ratedCase() {
        var id = Story.id();
        assertThat(server.as("resident").put("/cases/" + id, Story.report()).status())
                .isEqualTo(201);
        var duty = server.as("duty");
        var handler = server.as("handler");
        Story.act(duty, id, "accept", 1, Map.of());
        Story.act(duty, id, "dispatch", 2, Map.of());
        Story.act(handler, id, "receive", 3, Map.of());
        Story.act(handler, id, "start", 4, Map.of());
        Story.act(handler, id, "feed-back", 5, Map.of("measures", "已更换灯泡"));
        Story.act(server.as("inspector"), id, "verify", 6, Map.of());
        var rated =
                Story.act(server.as("resident"), id, "rate", 7, Map.of("solved", true, "rating", 3, "comment", WORDS));
        assertThat(rated.body().at("/state").asString()).isEqualTo("rated");
        return id;
    }
}
