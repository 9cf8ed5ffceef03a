package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;

/** A file that is taken out under a share holds what may be opened for its purpose, case by case, and nothing else. */
@Timeout(120)
class SharedExportIT {

    private static final String TOWN = "441521110000000";

    private final TestServer server = TestServer.shanwei();
    private final Client duty = server.as("duty");
    private final UUID caseId = Story.id();
    private final UUID share = Story.id();
    private String number = "";

    @BeforeEach
    void shareAReport() {
        assertThat(server.as("resident").put("/cases/" + caseId, Story.report()).status())
                .isEqualTo(201);
        number = duty.get("/cases/" + caseId).body().at("/number").asString();
        var now = server.bean(InstantSource.class).instant();
        var wish = Map.of(
                "to",
                TOWN + "/peace/",
                "purpose",
                "hazard-check",
                "area",
                Long.parseLong(TOWN),
                "classes",
                Set.of("general"),
                "sight",
                "sealed",
                "export",
                true,
                "from",
                now.toString(),
                "until",
                now.plus(Duration.ofDays(1)).toString());
        assertThat(duty.put("/shares/" + share, wish).status()).isEqualTo(200);
    }

    @AfterEach
    void withdraw() {
        duty.post("/shares/" + share + "/withdraw", Map.of());
    }

    /** The case goes by a scenario that is for something else than its class as a whole: as an old version might be. */
    @Test
    void leavesOutWhatMayNotBeOpenedForItsPurpose() {
        var reader = server.as("peace").in(share.toString());
        assertThat(exported(reader)).contains(number);
        var before = server.database()
                .owner()
                .sql("select scenario || '@' || scenario_version from casework.case_file where id = :id")
                .param("id", caseId)
                .query(String.class)
                .single();
        var version = server.as("duty")
                .get("/scenarios/unit-complaint")
                .body()
                .at("/version")
                .asString();
        goesBy("unit-complaint@" + version);
        try {
            assertThat(reader.get("/cases/" + caseId).code()).isEqualTo("purpose.other");
            assertThat(exported(reader)).doesNotContain(number);
            assertThat(exported(duty)).as("in a post of its own").contains(number);
        } finally {
            goesBy(before);
        }
    }

    private static String exported(Client reader) {
        var file = reader.post("/cases/export", Map.of("reason", "示例：联合检查名单"));
        assertThat(file.status()).isEqualTo(200);
        return file.raw().body();
    }

    private void goesBy(String scenario) {
        var parts = scenario.split("@", 2);
        server.database()
                .owner()
                .sql("update casework.case_file set scenario = :scenario, scenario_version = :version where id = :id")
                .param("scenario", parts[0])
                .param("version", parts[1])
                .param("id", caseId)
                .update();
    }
}
