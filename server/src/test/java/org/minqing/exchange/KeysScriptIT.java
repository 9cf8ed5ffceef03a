package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.exchange.Partner311.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An administrator with a shell keeps the keys of other programs and systems by the script that the manuals show. */
class KeysScriptIT {

    private static final String SCRIPT =
            Path.of("..", "deploy", "keys.sh").toAbsolutePath().normalize().toString();

    private static final String NOBODY = "019b0000-0000-7000-8000-000000000000";

    private final TestServer server = TestServer.shanwei();

    @TempDir
    Path folder;

    private record Ending(int code, String said, String complained) {

        JsonNode body() {
            return JsonMapper.builder().build().readTree(said);
        }
    }

    @Test
    void aKeyIsMadeListedRenewedAndRevoked() throws Exception {
        var made = script("make", "示例 \"平台\" \\ 一", "partner");
        assertThat(made.code()).as(made.said() + made.complained()).isZero();
        assertThat(made.body().at("/name").asString()).isEqualTo("示例 \"平台\" \\ 一");
        var id = made.body().at("/id").asString();
        assertThat(opens(made)).isTrue();
        var renewed = script("renew", id, "0");
        assertThat(opens(made)).isFalse();
        assertThat(opens(renewed)).isTrue();
        assertThat(script("list").body().findValuesAsString("id")).contains(id);
        assertThat(script("revoke", id).code()).isZero();
        assertThat(opens(renewed)).isFalse();
    }

    @Test
    void anotherSystemIsOpenedGetsAKeyAndIsClosed() throws Exception {
        shell("openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out public.pem");
        var until = InstantSource.system()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofDays(200))
                .toString();
        var opened = script("open", "示例热线", "接听转办", "441500000000000", until, "case.report", "area.read");
        assertThat(opened.code()).as(opened.said() + opened.complained()).isZero();
        var id = opened.body().at("/id").asString();
        var key = script("register", id, "public.pem", until);
        assertThat(key.code()).as(key.said() + key.complained()).isZero();
        assertThat(script("machines").said()).contains(id, key.body().at("/id").asString());
        assertThat(script("partners").body().findValuesAsString("id")).contains("petition-office");
        assertThat(script("messages", "petition-office").body().isArray()).isTrue();
        var again = script("again", "petition-office", NOBODY);
        assertThat(again.body().at("/code").asString()).isEqualTo("exchange.message-unknown");
        var connected = script("connect", "petition-office", NOBODY, "https://example.org/in");
        assertThat(connected.body().at("/code").asString()).isEqualTo("exchange.partner-wrong");
        assertThat(script("unregister", id, key.body().at("/id").asString()).code())
                .isZero();
        assertThat(script("close", id).code()).isZero();
    }

    @Test
    void whatWasLaidAsideIsShownAndWhatIsWrongIsSaid() throws Exception {
        assertThat(script("letters").body().isArray()).isTrue();
        var nobody = script("resend", NOBODY, "text");
        assertThat(nobody.code()).isNotZero();
        assertThat(nobody.body().at("/code").asString()).isEqualTo("not-found");
        assertThat(script("dance").code()).isEqualTo(2);
        var stranger = begun("not the password", "list");
        assertThat(stranger.code()).isNotZero();
        assertThat(stranger.complained()).contains("session.refused");
    }

    private boolean opens(Ending answered) {
        var program = Open311Client.discovered(server.address("/open311/discovery.json"), "json");
        return program.report(report(answered.body().at("/key").asString())).status() == 200;
    }

    private Ending script(String... arguments) throws IOException, InterruptedException {
        var password = server.stranger()
                .get("/session")
                .body()
                .at("/accounts")
                .valueStream()
                .filter(account -> account.at("/name").asString().equals("administrator"))
                .map(account -> account.at("/password").asString())
                .findFirst()
                .orElseThrow();
        return begun(password, arguments);
    }

    private Ending begun(String password, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", SCRIPT));
        command.addAll(List.of(arguments));
        return end(command, password + "\n\n");
    }

    private void shell(String line) throws IOException, InterruptedException {
        assertThat(end(List.of("sh", "-c", line), "").code()).isZero();
    }

    private Ending end(List<String> command, String input) throws IOException, InterruptedException {
        var in = Files.writeString(folder.resolve("in"), input);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        process.environment().put("LC_ALL", "C.UTF-8");
        process.environment().put("ACCOUNT", "administrator");
        var address = server.address("/").toString();
        process.environment().put("SERVER", address.substring(0, address.length() - 1));
        var code = process.start().waitFor();
        return new Ending(code, read("out"), read("err"));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8).strip();
    }
}
