package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.exchange.Partner311.GRID;
import static org.minqing.exchange.Partner311.PHONE;
import static org.minqing.exchange.Partner311.SAID;
import static org.minqing.exchange.Partner311.key;
import static org.minqing.exchange.Partner311.refused;
import static org.minqing.exchange.Partner311.report;
import static org.minqing.exchange.Partner311.with;
import static org.minqing.exchange.Partner311.without;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestServer;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.UuidV7;

/** A program that knows nothing but the specification finds the city, reports for a resident and follows what became of it. */
class Open311IT {

    private final TestServer server = TestServer.shanwei();
    private final Random random = new Random();

    static Stream<String> forms() {
        return Stream.of("xml", "json");
    }

    private Open311Client program(String form) {
        return Open311Client.discovered(server.address("/open311/discovery." + form), form)
                .with("Accept-Language", "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void theServicesAreWhatEverybodyMayReportAndNothingToldInConfidence(String form) {
        var program = program(form);
        var services = program.services();
        assertThat(services.type())
                .isEqualTo(form.equals("xml") ? "text/xml;charset=utf-8" : "application/json;charset=utf-8");
        assertThat(services.rows())
                .extracting(service -> service.get("service_code"))
                .contains("street-light", "road-flooding", "other")
                .doesNotContain("unsafe-gas", "unlawful-lodging", "neighbours", "unit-complaint", "delay");
        assertThat(services.rows()).allSatisfy(service -> {
            assertThat(service.keySet()).isEqualTo(FormatTest.partsOf("serviceListJSON.json"));
            assertThat(service.get("type")).isEqualTo("realtime");
        });
        var light = services.rows().stream()
                .filter(one -> "street-light".equals(one.get("service_code")))
                .findFirst()
                .orElseThrow();
        assertThat(light)
                .containsEntry("service_name", "Street light out")
                .containsEntry("group", "Public facilities")
                .containsEntry("metadata", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void aDefinitionAsksWhatTheFormAsksForThisKind(String form) {
        var flooding = attributes(program(form), "road-flooding");
        assertThat(flooding.keySet()).containsExactly("severity", "in-danger", "water-depth");
        assertThat(flooding.get("severity"))
                .containsEntry("datatype", "singlevaluelist")
                .containsEntry("required", "true")
                .containsEntry("order", "1")
                .containsEntry("variable", "true");
        assertThat(Open311Client.list(Objects.requireNonNull(flooding.get("severity")), "values"))
                .anyMatch(Map.of("key", "pressing", "name", "Pressing")::equals);
        assertThat(flooding.get("water-depth"))
                .containsEntry("datatype", "number")
                .containsEntry("required", "false");
        assertThat(attributes(program(form), "street-light").keySet())
                .containsExactly("severity", "in-danger", "facility-number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void aReportGoesTheWayOfEveryOtherAndIsFollowedToItsEnd(String form) {
        var program = program(form);
        var key = key();
        var reference = "reference of " + form + " " + random.nextLong();
        var taken = program.with("Idempotency-Key", reference).report(report(key));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        var id = String.valueOf(taken.row().get("service_request_id"));
        assertThat(String.valueOf(taken.row().get("service_notice"))).contains("SW");

        for (var again : forms().toList()) {
            var repeated = program(again).with("Idempotency-Key", reference).report(report(key));
            assertThat(repeated.row()).containsEntry("service_request_id", id);
        }
        assertThatTheDeskHasItAsEveryOther(id);

        var open = program.request(id).row();
        assertThat(open)
                .containsEntry("status", "open")
                .containsEntry("service_code", "street-light")
                .containsEntry("service_name", "Street light out")
                .containsEntry("agency_responsible", "Planning and works");
        assertThat(open.keySet()).isEqualTo(FormatTest.partsOf("serviceRequestsJSON.json"));
        var step = Map.of("command", id(), "action", "reject", "version", 1, "fields", Map.of("reason", "示例：已经修好。"));
        assertThat(server.as("duty").post("/cases/" + id + "/commands", step).status())
                .isEqualTo(200);
        var closed = program.request(id).row();
        assertThat(closed).containsEntry("status", "closed");
        assertThat(String.valueOf(closed.get("status_notes"))).contains("not taken up");
        assertThat(time(closed, "updated_datetime")).isAfterOrEqualTo(time(open, "requested_datetime"));
        assertThat(String.valueOf(closed.get("requested_datetime"))).endsWith("+08:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void nothingOfWhoeverReportedIsPublicAndThePlaceIsAVillage(String form) {
        var program = program(form);
        var id = reported(program);
        for (var answer : List.of(program.request(id), program.requests(Map.of("service_code", "street-light")))) {
            assertThat(answer.text()).contains(id).doesNotContain(SAID.substring(0, 5), PHONE, "示例人", "example.org");
        }
        assertThat(program.request(id).row())
                .containsEntry("description", "")
                .containsEntry("media_url", "")
                .containsEntry("lat", "")
                .containsEntry("long", "")
                .containsEntry("address_id", "441521110220000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void requestsAreFoundByIdKindTimeAndStatus(String form) {
        var program = program(form);
        var first = reported(program);
        var second = reported(program);
        var both =
                program.requests(Map.of("service_request_id", first + "," + second + ",nothing", "status", "closed"));
        assertThat(ids(both)).containsExactlyInAnyOrder(first, second);
        assertThat(ids(program.requests(Map.of("status", "open", "service_code", "street-light,other"))))
                .startsWith(second, first);
        assertThat(ids(program.requests(Map.of("status", "closed")))).doesNotContain(first, second);
        assertThat(ids(program.requests(Map.of("service_code", "fallen-tree")))).doesNotContain(first, second);
        assertThat(ids(program.requests(Map.of("page_size", "1", "page", "2")))).containsExactly(first);

        var at = time(program.request(second).row(), "requested_datetime");
        var around = Map.of(
                "start_date",
                at.minusMinutes(1).toString(),
                "end_date",
                at.plusMinutes(1).toString());
        assertThat(ids(program.requests(around))).contains(first, second);
        var before = Map.of("end_date", at.minusDays(2).toString());
        assertThat(ids(program.requests(before))).doesNotContain(first, second);
        assertThat(ids(program.requests(
                        Map.of("updated_after", at.minusMinutes(1).toString()))))
                .contains(first, second);
        assertThat(ids(program.requests(
                        Map.of("updated_after", at.plusMinutes(1).toString()))))
                .doesNotContain(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void aTokenLeadsToItsRequest(String form) {
        var report = report(key());
        report.put("extensions", "true");
        var taken = program(form).report(report).row();
        assertThat(program(form).token(String.valueOf(taken.get("token"))).row())
                .isEqualTo(Map.of("service_request_id", taken.get("service_request_id"), "token", taken.get("token")));
        refused(program(form).token(id().toString()), 404, "token was not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void aPlaceIsAPointOrTheCodeOrNameOfAnArea(String form) {
        var key = key();
        for (var place : List.of(
                Map.of("address_id", GRID),
                Map.of("address_string", "示例：海丰县" + name("441521110000000") + name("441521110220000") + "祠堂旁"))) {
            var report = report(key);
            report.keySet().removeAll(List.of("lat", "long"));
            report.putAll(place);
            var taken = program(form).report(report);
            assertThat(taken.status()).as(taken.text()).isEqualTo(200);
            var request = program(form)
                    .request(String.valueOf(taken.row().get("service_request_id")))
                    .row();
            assertThat(request).containsEntry("address_id", "441521110220000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void everythingThatIsWrongIsSaidInTheFormOfTheSpecification(String form) {
        var program = program(form);
        var key = key();
        refused(program.definition("no-such"), 404, "service_code was not found");
        refused(program.definition("]]>\u0001&<x"), 404, "service_code was not found");
        refused(program.request("nobody"), 404, "service_request_id was not found");
        refused(program.ask("services", Map.of("jurisdiction_id", "elsewhere")), 404, "jurisdiction_id was not found");
        refused(program.ask("nothing-here", Map.of()), 404, "");
        refused(program.requests(Map.of("status", "lost")), 400, "status: ");
        refused(program.requests(Map.of("start_date", "yesterday")), 400, "start_date: ");
        refused(
                program.requests(Map.of("start_date", "2026-01-01T00:00:00Z", "end_date", "2026-04-02T00:00:00Z")),
                400,
                "90 days");
        refused(program.requests(Map.of("page_size", "1001")), 400, "page_size: ");
        refused(program.report(report("")), 403, "api_key");
        refused(program.report(report("mq-" + "0".repeat(32))), 403, "api_key");
        refused(program.report(without(report(key), "service_code")), 400, "service_code: ");
        refused(program.report(with(report(key), "service_code", "unsafe-gas")), 404, "service_code");
        refused(program.report(without(report(key), "lat")), 400, "lat: ");
        refused(program.report(with(report(key), "lat", "north")), 400, "lat: ");
        refused(program.report(with(report(key), "lat", "10")), 400, "lat: ");
        refused(program.report(without(without(report(key), "lat"), "long")), 400, "A place is needed");
        refused(program.report(without(report(key), "attribute[severity]")), 400, "attribute[severity]: ");
        refused(program.report(with(report(key), "attribute[severity]", "dire")), 400, "attribute[severity]: ");
        refused(program.report(with(report(key), "attribute[other]", "x")), 400, "attribute[other]: ");
        refused(program.report(with(report(key), "attribute[water-depth]", "3")), 400, "attribute[water-depth]: ");
        refused(program.report(with(report(key), "description", "x".repeat(4001))), 400, "description: ");
        refused(program.report(with(report(key), "media_url", "javascript:alert(1)")), 400, "media_url: ");
        var two = program.report(without(with(report(key), "media_url", "nothing"), "lat"));
        assertThat(two.rows()).as("everything at once").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void anotherReportUnderTheSameReferenceIsRefused(String form) {
        var key = key();
        var program = program(form).with("Idempotency-Key", "one " + random.nextLong());
        refused(program.report(with(report(key), "attribute[severity]", "dire")), 400, "attribute[severity]: ");
        assertThat(program.report(report(key)).status())
                .as("what was refused used no reference up")
                .isEqualTo(200);
        refused(program.report(with(report(key), "description", "示例：另一件")), 400, "another report");
        assertThat(program.report(report(key())).status()).as("of another key").isEqualTo(200);
    }

    private void assertThatTheDeskHasItAsEveryOther(String id) {
        var duty = server.as("duty");
        var seen = duty.get("/cases/" + id).body();
        assertThat(seen.at("/source").asString()).isEqualTo("partner");
        assertThat(seen.at("/fields/kind").asString()).isEqualTo("street-light");
        assertThat(seen.at("/fields/description").asString()).startsWith(SAID).contains("https://example.org/a.jpg");
        assertThat(seen.at("/fields/contact").asString()).contains(PHONE, "示例人");
        assertThat(duty.get("/cases/" + id + "/journal").body().valueStream()).hasSize(1);
        assertThat(duty.get("/cases/" + id + "/deadlines")
                        .body()
                        .at("/clocks/0/clock")
                        .asString())
                .isEqualTo("accept");
    }

    private static Map<String, Map<String, Object>> attributes(Open311Client program, String service) {
        var definition = program.definition(service).parts();
        assertThat(definition).containsEntry("service_code", service);
        var attributes = new LinkedHashMap<String, Map<String, Object>>();
        for (var attribute : Open311Client.list(definition, "attributes")) {
            var parts = new LinkedHashMap<String, Object>();
            ((Map<?, ?>) attribute).forEach((name, value) -> parts.put(name.toString(), value));
            attributes.put(String.valueOf(parts.get("code")), parts);
        }
        return attributes;
    }

    private String reported(Open311Client program) {
        var taken = program.report(report(key()));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        return String.valueOf(taken.row().get("service_request_id"));
    }

    private String name(String area) {
        return server.bean(City.class)
                .area(new AreaCode(Long.parseLong(area)))
                .orElseThrow()
                .name();
    }

    private static List<String> ids(Open311Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.rows().stream()
                .map(row -> String.valueOf(row.get("service_request_id")))
                .toList();
    }

    private static OffsetDateTime time(Map<String, Object> row, String name) {
        return OffsetDateTime.parse(String.valueOf(row.get(name)));
    }

    private UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }
}
