package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import org.minqing.area.CityFolders;
import org.minqing.casework.imports.ImportReport;
import org.minqing.casework.imports.Imports;
import org.minqing.kernel.UuidV7;
import tools.jackson.databind.JsonNode;

/** From the lists of two departments to the desks of the village and the town, through the files of the two commands. */
@Timeout(300)
class LeadCasesIT {

    private static final String HEALTH = "lead_no,subject,phone,address,kind,exposed_on,received_at\n";
    private static final String POLICE = "线索编号,对象,电话,县区,镇街,村居,详细地址,类别,暴露日期,接收时间\n";
    private static final String VILLAGE = "441521110220000";
    private static final Map<String, String> ORDER =
            Map.of("order", "示例令1号", "order-purpose", "check-places", "order-ends", "2099-12-31");

    @SuppressWarnings("NullAway.Init") // Started before the first test.
    private static TestServer server;

    @TempDir
    Path folder;

    private final Instant now = InstantSource.system().instant();
    private final Random random = new Random();
    private final String received = LocalDateTime.ofInstant(now, ZoneId.of("Asia/Shanghai"))
            .minusHours(3)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();

    @BeforeAll
    static void start() {
        server = TestServer.start("shanwei", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void deliver() throws IOException {
        Files.writeString(
                folder.resolve("health.csv"),
                HEALTH
                        + row("1,示例甲,,可塘镇下可塘村12号,close-contact,2025-11-20")
                        + row("2,示例乙,13800000002,可塘镇,place,2025-11-20")
                        + row("3,示例丙,13800000003,上海市浦东新区,arrival,")
                        + row("4,示例冷库,13800000004,可塘镇下可塘村,place,2025-11-20"));
        Files.writeString(
                folder.resolve("police.csv"),
                POLICE
                        + row("1,示例甲,13800000001,海丰县,可塘镇,下可塘村,12号,密切接触者,2025/11/20")
                        + row("2,示例批次,,海丰县,可塘镇,下可塘村,市场旁,冷链物品,"));
    }

    @Test
    void leadsBecomeOpenCasesOfTheVillageAndTheQueueFollows() throws IOException {
        leads();
        var report = imported();
        assertThat(report.rejected())
                .as(Files.readString(Path.of(report.rejects())))
                .isZero();
        assertThat(report.accepted()).isEqualTo(3);

        var village = server.as("village");
        var seen = cases(village);
        assertThat(seen).hasSize(3).allSatisfy(item -> {
            assertThat(item.at("/state").asString()).isEqualTo("taken-in");
            assertThat(item.at("/area").asString()).isEqualTo(VILLAGE);
            assertThat(item.has("imported")).isFalse();
            assertThat(Instant.parse(item.at("/reportedAt").asString())).isAfter(now.minusSeconds(5));
            assertThat(item.at("/due/0/clock").asString()).isEqualTo("judge");
            assertThat(Instant.parse(item.at("/due/0/at").asString())).isAfter(now.plusSeconds(3_500));
        });
        theDutyOfficerReadsNoMoreThanTheFormAsks(seen);
        dispatchedLeadsAreTold(village, one(seen, "place"));

        assertThat(Files.readString(folder.resolve("queue.csv")))
                .contains("health,2,441521110000000,town-only,可塘镇,可塘镇,\n", "health,3,")
                .doesNotContain("示例", "1380");
        Files.writeString(folder.resolve("placed.csv"), "source,reference,area\nhealth,2," + VILLAGE + "\n");
        leads("--placed", folder.resolve("placed.csv").toString());
        var second = imported();
        assertThat(second.accepted()).isEqualTo(1);
        assertThat(second.skipped()).isEqualTo(3);
        assertThat(cases(village)).hasSize(4);
        theWholeRepeatedAddsNothing();
    }

    private void theDutyOfficerReadsNoMoreThanTheFormAsks(List<JsonNode> seen) {
        var duty = server.as("duty");
        var contact =
                duty.get("/cases/" + id(one(seen, "close-contact"))).body().at("/fields");
        assertThat(contact.at("/telephone").asString())
                .as("lent by the duplicate")
                .isEqualTo("13800000001");
        assertThat(contact.at("/address").asString()).isEqualTo("可塘镇下可塘村12号");
        assertThat(contact.at("/exposed-on").asString()).isEqualTo("2025-11-20");
        assertThat(contact.at("/order").asString()).isEqualTo("示例令1号");
        assertThat(contact.at("/note").asString()).isEqualTo("health/1 · village-in-town");
        var goods = duty.get("/cases/" + id(one(seen, "goods"))).body().at("/fields");
        assertThat(goods.has("address")).isFalse();
        assertThat(goods.at("/subject").asString()).isEqualTo("示例批次");
    }

    private void dispatchedLeadsAreTold(Client village, JsonNode lead) {
        act(lead, "deduplicate", 1, Map.of());
        act(lead, "judge", 2, Map.of("judgement", "示例：需核查"));
        act(lead, "dispatch", 3, Map.of());
        Patience.until(
                () -> Told.kinds(server, village, UUID.fromString(id(lead))).contains("assigned"));
        var mine = village.get("/cases/" + id(lead)).body();
        assertThat(mine.at("/state").asString()).isEqualTo("dispatched");
        assertThat(mine.at("/assigneeName").asString()).isNotEmpty();
        assertThat(mine.at("/due/0/clock").asString()).isEqualTo("contact");
    }

    private void theWholeRepeatedAddsNothing() throws IOException {
        var before = stored();
        leads("--placed", folder.resolve("placed.csv").toString(), "--placed", folder.resolve("placed.csv") + "");
        var again = imported();
        assertThat(again.accepted()).isZero();
        assertThat(again.skipped()).isEqualTo(4);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aRowWithAnAreaThatIsNoneIsRejectedAndAnOrderMustBeNamed() throws IOException {
        var header = "reference,source,area,rule,subject,telephone,address,kind,exposed-on,received\n";
        var file = Files.writeString(
                folder.resolve("cases.csv"),
                header + "x/1,x,441521110999000,point,示例,,,place,," + received + "\n"
                        + "x/2,x,110101001001000,point,示例,,,place,,"
                        + received + "\n" + "x/3,x,here,point,示例,,,place,," + received + "\n"
                        + "x/4,x,,point,示例,,,place,,"
                        + received + "\n" + "x/5,x," + VILLAGE + ",point,,,,place,," + received + "\n" + "x/6,x,"
                        + VILLAGE
                        + ",point,示例,,,place,,\n");
        var rejects = folder.resolve("rejects.jsonl");
        var report = server.bean(Imports.class).run(mapping(), ORDER, file, rejects);
        assertThat(report.accepted()).isZero();
        assertThat(Files.readAllLines(rejects))
                .map(line -> line.replaceAll(".*\"code\":\"([^\"]+)\".*", "$1"))
                .containsExactlyInAnyOrder(
                        "import.unknown-area",
                        "import.unknown-area",
                        "import.unknown-area",
                        "import.no-place",
                        "field.missing",
                        "import.time");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects)))
                .isEqualTo("rw-------");
        assertThat(codes(Map.of())).containsExactly("mapping.given", "mapping.given", "mapping.given");
        assertThat(codes(Map.of("order", "1", "order-purpose", "2", "order-ends", "3", "colour", "red")))
                .containsExactly("mapping.given");
    }

    private List<String> codes(Map<String, String> given) throws IOException {
        try {
            server.bean(Imports.class).run(mapping(), given, folder.resolve("cases.csv"), folder.resolve("none.jsonl"));
            return List.of();
        } catch (Imports.MappingFaults wrong) {
            return wrong.faults().stream().map(fault -> fault.code()).toList();
        }
    }

    private void leads(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--city", CityFolders.shipped("shanwei").toString(),
                "--file", folder.resolve("health.csv").toString(),
                "--file", folder.resolve("police.csv").toString(),
                "--out", folder.resolve("routes.csv").toString(),
                "--queue", folder.resolve("queue.csv").toString(),
                "--cases", folder.resolve("cases.csv").toString()));
        arguments.addAll(List.of(more));
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertThat(new LeadsCommand().run(arguments, new Console(nowhere, nowhere)))
                .isEqualTo(Exit.OK);
    }

    private ImportReport imported() throws IOException {
        return server.bean(Imports.class)
                .run(mapping(), ORDER, folder.resolve("cases.csv"), folder.resolve("rejects.jsonl"));
    }

    private static String mapping() throws IOException {
        return Files.readString(CityFolders.shipped("shanwei").resolve("import").resolve("leads.yaml"));
    }

    private void act(JsonNode lead, String action, int version, Map<String, Object> fields) {
        var answer = server.as("duty")
                .post(
                        "/cases/" + id(lead) + "/commands",
                        Map.of(
                                "command", UuidV7.at(now, random),
                                "action", action,
                                "version", version,
                                "fields", fields,
                                "observedAt", InstantSource.system().instant().toString()));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static List<JsonNode> cases(Client client) {
        return client.get("/cases?area=" + VILLAGE + "&scenario=epidemic-lead")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static JsonNode one(List<JsonNode> cases, String kind) {
        return cases.stream()
                .filter(item -> item.at("/attributes/kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode item) {
        return item.at("/id").asString();
    }

    private static List<Long> stored() {
        return server.database()
                .superuser()
                .sql("select count(*) from journal.entry union all select count(*) from casework.case_file")
                .query(Long.class)
                .list();
    }

    private String row(String cells) {
        return cells + "," + received + "\n";
    }
}
