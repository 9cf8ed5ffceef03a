package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answers in JSON, held against the schemas that were published for GeoReport v2; they may not be shipped. */
class Open311SchemasIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestServer server = TestServer.shanwei();
    private final Open311Client program = Open311Client.discovered(server.address("/open311/discovery.json"), "json");

    @Test
    void servicesDefinitionsAndRequestsAreAsTheSchemasWantThem() throws IOException {
        var folder = Optional.ofNullable(System.getenv("MINQING_REFERENCE_DATA"))
                .map(named -> Path.of(named, "open311", "schema"))
                .filter(Files::isDirectory);
        assumeTrue(folder.isPresent(), "The schemas are not here; MINQING_REFERENCE_DATA says where they are");

        var services = answered("services");
        assertThat(services).isNotEmpty();
        for (var service : services) {
            fits(folder.get().resolve("service.json"), service);
            if (service.at("/metadata").asBoolean()) {
                var definition =
                        answered("services/" + service.at("/service_code").asString());
                fits(folder.get().resolve("service-definition.json"), definition);
            }
        }
        var taken = program.report(Partner311.report(Partner311.key()));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        for (var one : answered("requests")) {
            fits(folder.get().resolve("request.json"), one);
        }
        var request = answered("requests/" + taken.row().get("service_request_id"));
        assertThat(request).hasSize(1);
        fits(folder.get().resolve("request.json"), request.get(0));
    }

    private JsonNode answered(String what) {
        var answer = program.ask(what, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return JSON.readTree(answer.text());
    }

    private static void fits(Path schema, JsonNode told) throws IOException {
        var rules =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(Files.readString(schema));
        assertThat(rules.validate(told.toString(), InputFormat.JSON))
                .as(schema.getFileName() + ": " + told)
                .isEmpty();
    }
}
