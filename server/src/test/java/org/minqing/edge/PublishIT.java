package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minqing.TestServer;

class PublishIT {

    private final TestServer server = TestServer.shanwei();

    @Test
    void onlyAGrantedRolePublishes() {
        for (var who : new String[] {"resident", "worker", "duty", "county"}) {
            var answer = server.as(who).post("/scenarios/general-event", "{}");
            assertThat(answer.status()).as(who).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("access.denied");
        }
        assertThat(server.stranger()
                        .get("/scenarios/general-event/compare?from=" + "0".repeat(64))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aDryRunSaysWhatWouldComeOfItAndPublishesNothing() {
        var answer = server.as("administrator").post("/scenarios/general-event?dry-run=true", "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/published").asBoolean()).isFalse();
        assertThat(answer.body().at("/faults")).isEmpty();
        assertThat(answer.body().at("/changes")).isEmpty();
        assertThat(answer.body().at("/stranded")).isEmpty();
        assertThat(answer.body().at("/version").asString()).isEqualTo(current());
    }

    @Test
    void publishingTheSameFileAgainChangesNothing() {
        var before = current();

        var answer = server.as("administrator").post("/scenarios/general-event", "{}");

        assertThat(answer.body().at("/published").asBoolean()).isTrue();
        assertThat(current()).isEqualTo(before);
    }

    @Test
    void comparesPublishedVersionsAndKnowsNoOthers() {
        var duty = server.as("duty");

        assertThat(duty.get("/scenarios/general-event/compare?from=" + current())
                        .body()
                        .at("/changes"))
                .isEmpty();
        assertThat(duty.get("/scenarios/general-event/compare?from=" + "0".repeat(64))
                        .code())
                .isEqualTo("scenario.unknown");
        assertThat(server.as("administrator")
                        .post("/scenarios/no-such-scenario", "{}")
                        .code())
                .isEqualTo("scenario.unknown");
    }

    @Test
    void answersTheSchemaForEditors() {
        var schema = server.as("worker").get("/scenario-schema.json");

        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.body().at("/properties/fields")).isNotEmpty();
    }

    private String current() {
        return server.as("duty")
                .get("/scenarios/general-event")
                .body()
                .at("/version")
                .asString();
    }
}
