package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import tools.jackson.databind.JsonNode;

/** What was reported on a form that was replaced before it arrived, as from a phone that was without a network. */
@Timeout(120)
class ReplacedVersionIT {

    private static final String REPORT = "needs: [kind, severity, description]";
    private static final Map<String, String> SHORTER = Map.of("keep: 180 days", "keep: 170 days");
    private static final Map<String, String> OTHERWISE = Map.of(
            REPORT + "\n    takes: [in-danger, water-depth, facility-number, contact, photos]",
            "needs: [kind, severity, description, contact]\n    takes: [in-danger, water-depth, facility-number, photos]",
            "{code: untidy-green, names: {zh: 绿地脏乱, en: Untidy green space}}",
            "{code: green-space, names: {zh: 绿地问题, en: Green space}}",
            "{kind: untidy-green,",
            "{kind: green-space,",
            "{code: pressing, names: {zh: 较急, en: Pressing}}",
            "{code: pressing, names: {zh: 当天要办, en: To be done today}}");

    private final ChangedCity city = ChangedCity.shared();
    private final Client worker = city.server().as("worker");

    @Test
    void answersThatMeanTheSameAreTakenUnderTheVersionInForce() {
        var before = city.publish("general-event", SHORTER);
        var inForce = city.publish("general-event", Map.of());
        var id = Story.id();
        var report = filledOn(before, "exposed-waste");

        var answer = worker.put("/cases/" + id, report);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(worker.get("/cases/" + id).body().at("/scenarioVersion").asString())
                .isEqualTo(inForce);
        assertThat(worker.put("/cases/" + id, report).status()).isEqualTo(200);
        report.remove("scenarioVersion");
        assertThat(worker.put("/cases/" + id, report).code()).isEqualTo("command.id-reused");
    }

    @Test
    void whatIsAskedOtherwiseComesBackAsQuestionsAndIsTakenOnceAnswered() {
        var before = city.publish("general-event", SHORTER);
        var inForce = city.publish("general-event", OTHERWISE);
        var id = Story.id();
        var report = filledOn(before, "untidy-green");

        var asked = worker.put("/cases/" + id, report);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.code()).isEqualTo("scenario.asks-otherwise");
        assertThat(asked.body().at("/scenarioVersion").asString()).isEqualTo(inForce);
        assertThat(asked.body().at("/replacedAt").asString()).isNotEmpty();
        assertThat(asked.body().at("/errors").valueStream().map(ReplacedVersionIT::question))
                .containsExactlyInAnyOrder(
                        "fields.kind field.choice", "fields.contact field.missing", "fields.severity field.reworded");
        assertThat(worker.get("/cases/" + id).status()).isEqualTo(404);

        var answered = filledOn(inForce, "green-space", Map.of("contact", "示例：在村口"));
        assertThat(worker.put("/cases/" + id, answered).status()).isEqualTo(201);
    }

    @Test
    void whatWasSaidInConfidenceIsNotOpenedWithoutAsking() {
        var before = city.publish(
                "general-event", Map.of("precision: exact\n  open: true", "precision: exact\n  retention: report"));
        city.publish("general-event", Map.of());

        var asked = worker.put("/cases/" + Story.id(), filledOn(before, "exposed-waste"));

        assertThat(asked.code()).isEqualTo("scenario.asks-otherwise");
        assertThat(asked.body().at("/errors").valueStream().map(ReplacedVersionIT::question))
                .containsExactly("place field.opened");
    }

    @Test
    void fourteenDaysAfterTheReplacementItIsTooLate() {
        var before = city.publish("general-event", SHORTER);
        city.publish("general-event", Map.of());
        replacedEarlier(before, "13 days 23 hours");
        assertThat(sent(before).status()).isEqualTo(201);
        replacedEarlier(before, "2 hours");

        var late = sent(before);

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.code()).isEqualTo("scenario.replaced-too-long");
        assertThat(late.body().at("/next").asString()).isNotEmpty();
    }

    @Test
    void aVersionThatWasNeverPublishedIsNone() {
        var answer = sent("0".repeat(64));

        assertThat(answer.code()).isEqualTo("field.invalid");
        assertThat(answer.body().at("/errors").valueStream().map(ReplacedVersionIT::question))
                .containsExactly("scenarioVersion field.unknown-version");
    }

    private Answer sent(String version) {
        return worker.put("/cases/" + Story.id(), filledOn(version, "exposed-waste"));
    }

    private void replacedEarlier(String version, String byHowMuch) {
        var rows = city.server()
                .database()
                .app()
                .sql("update scenario.replaced set at = at - cast(:much as interval) where version = :version")
                .param("much", byHowMuch)
                .param("version", version)
                .update();
        assertThat(rows).isEqualTo(1);
    }

    private static Map<String, Object> filledOn(String version, String kind) {
        return filledOn(version, kind, Map.of());
    }

    private static Map<String, Object> filledOn(String version, String kind, Map<String, Object> more) {
        var fields = Story.fields("示例：绿化带被压坏。");
        fields.put("kind", kind);
        fields.putAll(more);
        var report = Story.report();
        report.put("scenarioVersion", version);
        report.put("fields", fields);
        return report;
    }

    private static String question(JsonNode error) {
        return error.at("/path").asString() + " " + error.at("/code").asString();
    }
}
