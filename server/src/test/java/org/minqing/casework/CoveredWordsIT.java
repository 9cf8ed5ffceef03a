package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import tools.jackson.databind.JsonNode;

/** What was written of somebody else is covered for everybody but its writer, until somebody says why they must know. */
class CoveredWordsIT {

    private static final String NUMBER = "13912345678";
    private static final String WORDS = "示例：那家的电话是" + NUMBER + "，垃圾是他家的。";

    private final TestServer server = TestServer.shanwei();
    private final Client resident = server.as("resident");
    private final Client duty = server.as("duty");

    @Test
    void whoeverReadsItIsShownTheRestAndTheWriterAll() {
        var id = reported();

        assertThat(description(resident, id)).isEqualTo(WORDS);
        assertThat(description(duty, id)).isEqualTo("示例：那家的电话是▇▇▇，垃圾是他家的。");
        assertThat(seen(duty, id).at("/covered").valueStream().map(JsonNode::asString))
                .containsExactly("description");
        assertThat(seen(resident, id).at("/covered")).isEmpty();
        assertThat(journal(duty, id)).doesNotContain(NUMBER).contains("\"covered\":[\"description\"]");
        assertThat(journal(resident, id)).contains(NUMBER);
    }

    @Test
    void theSameHoldsForWhatIsWrittenInTheCourseOfTheWork() {
        var id = reported();
        assertThat(Story.act(duty, id, "reject", 1, Map.of("reason", "示例：请找 " + NUMBER))
                        .status())
                .isEqualTo(200);

        assertThat(seen(duty, id).at("/fields/reason").asString()).contains(NUMBER);
        assertThat(seen(resident, id).at("/fields/reason").asString())
                .contains("▇▇▇")
                .doesNotContain(NUMBER);
    }

    @Test
    void whoeverSaysWhyReadsItAllAndTheReporterReadsWhy() {
        var id = reported();

        assertThat(duty.post("/cases/" + id + "/covered", Map.of()).code()).isEqualTo("field.invalid");
        assertThat(duty.post("/cases/" + id + "/covered", Map.of("why", "curious"))
                        .code())
                .isEqualTo("field.invalid");
        var opened = duty.post("/cases/" + id + "/covered", Map.of("why", "reach-them"));
        assertThat(opened.body().at("/0/text").asString()).isEqualTo(WORDS);
        assertThat(opened.body().at("/0/field").asString()).isEqualTo("description");
        assertThat(description(duty, id))
                .as("the next time it is covered again")
                .doesNotContain(NUMBER);

        Patience.until(() -> looks().contains("covered-reach-them"));
        assertThat(looks()).contains("联系或寻找文中提到的人");
    }

    @Test
    void whoMayNotReadTheWordsIsToldNothing() {
        var id = reported();

        assertThat(server.as("outsider")
                        .post("/cases/" + id + "/covered", Map.of("why", "danger"))
                        .status())
                .isEqualTo(404);
        assertThat(server.as("county")
                        .post("/cases/" + id + "/covered", Map.of("why", "danger"))
                        .raw()
                        .body())
                .doesNotContain(NUMBER);
    }

    /** A search that finds a number would be a way to look people up. */
    @Test
    void nobodyIsFoundByTheNumber() {
        var id = reported();
        Patience.until(() -> duty.search("/cases", "垃圾是他家").raw().body().contains(id.toString()));

        assertThat(duty.search("/cases", NUMBER).raw().body()).doesNotContain(id.toString());
    }

    private UUID reported() {
        var id = Story.id();
        assertThat(resident.put("/cases/" + id, Story.report(WORDS)).status()).isEqualTo(201);
        return id;
    }

    private static JsonNode seen(Client reader, UUID id) {
        return reader.get("/cases/" + id).body();
    }

    private static String description(Client reader, UUID id) {
        return seen(reader, id).at("/fields/description").asString();
    }

    private static String journal(Client reader, UUID id) {
        return reader.get("/cases/" + id + "/journal").raw().body();
    }

    private String looks() {
        return resident.get("/me/looks").raw().body();
    }
}
