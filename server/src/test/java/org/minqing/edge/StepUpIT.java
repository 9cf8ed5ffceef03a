package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestServer;
import org.minqing.access.secret.AppCodes;
import org.minqing.edge.Caller.Answer;
import org.minqing.kernel.UuidV7;
import org.springframework.util.FileSystemUtils;

/** A duty officer of a city that asks duty officers for a second factor reads what people said in confidence. */
class StepUpIT {

    private static final String NAME = "duty-officer-441521110000000";
    private static final String PASSWORD = "stillwater ferries at dawn";
    private static final String SAID = "示例：只对办事的人说的话。";
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TestServer server;

    private final UUID caseId = UuidV7.at(CLOCK.instant(), new Random());
    private final AppCodes app = new AppCodes();
    private final Caller officer = new Caller(server.address("").toString());

    @BeforeAll
    static void aCityThatAsksForIt() throws Exception {
        FileSystemUtils.copyRecursively(Path.of("..", "cities", "shanwei"), folder);
        var roles = folder.resolve("roles.yaml");
        var text = Files.readString(roles);
        assertThat(text).contains("  - id: duty-officer\n");
        Files.writeString(
                roles, text.replace("  - id: duty-officer\n", "  - id: duty-officer\n    second-factor: true\n"));
        server = TestServer.start(folder, 0);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aReadOfSealedContentNeedsACodeOrAPasskeyOfTheLastQuarterOfAnHour() throws InterruptedException {
        report();
        var secret = officerWithAFactor();
        assertThat(words(read())).isEqualTo(SAID);

        shownMinutesAgo(16);
        var refused = eventually("session.step-up");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.raw().body()).doesNotContain(SAID);
        assertThat(officer.get("/api/v1/cases/" + caseId + "/journal").code()).isEqualTo("session.step-up");
        assertThat(officer.get("/api/v1/cases?limit=1").body().path("total").asInt())
                .isEqualTo(1);

        assertThat(officer.post("/api/v1/session/step-up", Map.of("code", "000000"))
                        .code())
                .isEqualTo("factor.refused");
        assertThat(read().code()).isEqualTo("session.step-up");
        assertThat(officer.post("/api/v1/session/step-up", Map.of("code", app.code(secret, CLOCK.instant())))
                        .status())
                .isEqualTo(204);
        assertThat(words(read())).isEqualTo(SAID);

        var key = passkey();
        shownMinutesAgo(16);
        eventually("session.step-up");
        var question =
                officer.post("/api/v1/session/step-up/challenge", Map.of()).body();
        var shown = key.counting(1).shown(question.path("challenge").stringValue());
        assertThat(officer.post("/api/v1/session/step-up/passkey", shown).status())
                .isEqualTo(204);
        assertThat(words(read())).isEqualTo(SAID);
    }

    private SoftKey passkey() {
        var key = new SoftKey(server.address("").toString());
        var order = officer.post("/api/v1/me/passkeys/challenge", Map.of("password", PASSWORD))
                .body();
        var made = key.made(
                order.path("challenge").stringValue(), order.path("user").stringValue(), "手机");
        assertThat(officer.post("/api/v1/me/passkeys", made).status()).isEqualTo(201);
        return key;
    }

    private void report() {
        var fields = Map.of("kind", "exposed-waste", "severity", "pressing", "description", SAID);
        var report = Map.of(
                "command",
                UuidV7.at(CLOCK.instant(), new Random()),
                "scenario",
                "general-event",
                "area",
                441521110220001L,
                "fields",
                fields,
                "observedAt",
                CLOCK.instant().toString());
        assertThat(server.as("worker").put("/cases/" + caseId, report).status()).isEqualTo(201);
    }

    /** Invited, with a password of their own, and a factor that took the code of the step before. */
    private byte[] officerWithAFactor() {
        var code = server.as("administrator")
                .post("/accounts/" + NAME + "/code", "{}")
                .body()
                .at("/code")
                .asString();
        officer.post("/api/v1/session/password", Map.of("name", NAME, "code", code, "new", PASSWORD));
        officer.signIn(NAME, PASSWORD);
        assertThat(read().code()).isEqualTo("post.second-factor");
        var text = officer.post("/api/v1/me/second-factor", Map.of("password", PASSWORD))
                .body()
                .path("secret")
                .stringValue();
        var secret = Base32.bytes(text);
        var before = app.code(secret, CLOCK.instant().minusSeconds(30));
        assertThat(officer.put("/api/v1/me/second-factor", Map.of("code", before))
                        .status())
                .isEqualTo(200);
        return secret;
    }

    private void shownMinutesAgo(int minutes) {
        server.database()
                .app()
                .sql(
                        "update access.session set factor_at = now() - make_interval(mins => :minutes) where factor_at is not null")
                .param("minutes", minutes)
                .update();
    }

    /** What the store says is believed for five seconds. */
    private Answer eventually(String code) throws InterruptedException {
        var patience = System.nanoTime() + 8_000_000_000L;
        while (!read().code().equals(code) && System.nanoTime() < patience) {
            Thread.sleep(100);
        }
        var answer = read();
        assertThat(answer.code()).isEqualTo(code);
        return answer;
    }

    private Answer read() {
        return officer.get("/api/v1/cases/" + caseId);
    }

    private static String words(Answer answer) {
        return answer.body().at("/fields/description").asString("");
    }
}
