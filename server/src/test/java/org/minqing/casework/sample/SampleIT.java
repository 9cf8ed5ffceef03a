package org.minqing.casework.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestServer;

class SampleIT {

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void fillsAnEmptyStoreWithMarkedCasesInEveryState(String city) {
        try (var server = TestServer.start(city, 500)) {
            var reader = server.database().reader();
            var states = new HashSet<>(reader.sql("select distinct state from casework.case_file")
                    .query(String.class)
                    .list());
            assertThat(states)
                    .containsAll(Set.of(
                            "reported",
                            "accepted",
                            "rejected",
                            "dispatched",
                            "received",
                            "handling",
                            "fed-back",
                            "verified",
                            "rated",
                            "filed",
                            "void-asked",
                            "void"));
            assertThat(count(server, "origin = 'sample'")).isEqualTo(500);
            assertThat(count(server, "reported_at > now() - interval '61 days' and reported_at <= now()"))
                    .isEqualTo(500);
            assertThat(count(server, "verified_by is not null")).isPositive();

            var list = server.as("duty").get("/cases?limit=200");
            assertThat(list.body().at("/total").asLong()).isGreaterThan(100);
            assertThat(list.body().at("/items").valueStream())
                    .allSatisfy(
                            item -> assertThat(item.at("/sample").asBoolean()).isTrue());
            assertThat(Instant.parse(list.body().at("/items/0/reportedAt").asString()))
                    .isNotNull();
        }
    }

    /** Whoever opens the sample desk sees work that is late and work that is not. */
    @Test
    void ofWhatIsOpenOnlyAPartIsLate() {
        try (var server = TestServer.start("shanwei", 1_000)) {
            var open = count(server, "ended_at is null");
            var late = server.as("city")
                    .get("/cases?due=overdue")
                    .body()
                    .at("/total")
                    .asLong();
            var soon =
                    server.as("city").get("/cases?due=soon").body().at("/total").asLong();

            assertThat(late)
                    .as("%d late and %d due soon of %d open".formatted(late, soon, open))
                    .isBetween(1L, open / 4);
            assertThat(soon).isPositive();
        }
    }

    private static long count(TestServer server, String condition) {
        return server.database()
                .reader()
                .sql("select count(*) from casework.case_file where " + condition)
                .query(Long.class)
                .single();
    }
}
