package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller;
import org.slf4j.LoggerFactory;

/**
 * A name, a telephone, an identity number and every secret are put wherever somebody can put words, the good and the wrong
 * way; then all that the server and its database logged is searched for them. A log has lines of its own making only.
 */
class HostileLogsIT {

    /** More than a running server says. */
    private static final Map<String, Level> LEVELS = Map.of(
            Logger.ROOT_LOGGER_NAME,
            Level.INFO,
            "org.minqing",
            Level.DEBUG,
            "org.springframework",
            Level.WARN,
            "org.apache",
            Level.WARN);

    private static final String NAME = "示例欧阳无踪";
    private static final String TELEPHONE = "19900004415";
    private static final String IDENTITY = "441521199002300019";
    private static final String WRONG_PASSWORD = "示例-wrong-Passw0rd-4415";
    private static final String FORGED = "\r\n2026-11-28T00:00:00Z ERROR FORGED-LINE\u001b[31m";

    private final TestServer server = RightsServer.shared();
    private final Things things = RightsServer.things();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Map<String, Level> before = new HashMap<>();

    @BeforeEach
    void listen() {
        LEVELS.forEach((name, level) -> {
            before.put(name, logger(name).getLevel());
            logger(name).setLevel(level);
        });
        heard.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(heard);
    }

    @AfterEach
    void stopListening() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(heard);
        before.forEach((name, level) -> logger(name).setLevel(level));
    }

    @Test
    void neitherSecretsNorPeopleNorForgedLinesAreInAnyLog() {
        var secrets = new ArrayList<>(signInRightAndWrong());
        for (var account : List.of("resident", "worker", "duty", "county")) {
            putWordsEverywhere(account);
        }
        logger("org.minqing.rights").info("so that something is heard");
        secrets.addAll(List.of(NAME, TELEPHONE, IDENTITY, WRONG_PASSWORD, "FORGED-LINE", "\u001b"));
        var lines = heard.list.stream().map(HostileLogsIT::whole).toList();
        assertThat(lines).isNotEmpty();
        for (var secret : secrets) {
            assertThat(lines).as("the program's log").noneMatch(line -> line.contains(secret));
            assertThat(filesWith(secret)).as("files of logs").isEmpty();
        }
    }

    @Test
    void theSearchFindsWhatIsThere() {
        logger("org.minqing.rights").warn("told {}", NAME, new IllegalStateException(IDENTITY));
        assertThat(heard.list.stream().map(HostileLogsIT::whole))
                .anyMatch(line -> line.contains(NAME) && line.contains(IDENTITY));
    }

    /** What a sign-in has that nobody may read: the password, the cookie and the form token. */
    private List<String> signInRightAndWrong() {
        var caller = new Caller(server.address("").toString());
        caller.with("User-Agent", "agent-" + TELEPHONE);
        caller.signIn("nobody" + FORGED, WRONG_PASSWORD);
        caller.signIn(TELEPHONE, WRONG_PASSWORD);
        var password = server.bean(SampleAccounts.class).all().stream()
                .filter(account -> account.name().equals("safety"))
                .map(account -> account.password())
                .findFirst()
                .orElseThrow();
        assertThat(caller.signIn("safety", password).status()).isEqualTo(200);
        var cookie = caller.header("Cookie");
        caller.get("/api/v1/me");
        return List.of(password, cookie.substring(cookie.indexOf('=') + 1), caller.header("X-Minqing-Token"));
    }

    private void putWordsEverywhere(String account) {
        var words = NAME + " " + TELEPHONE + " " + IDENTITY + FORGED;
        var client = things.as(account);
        var names = new HashMap<String, String>();
        things.byKind().values().forEach(subjects -> names.putAll(things.names(subjects.getFirst())));
        for (var operation : Contract.of(server).operations()) {
            if (!List.of("POST /test/clock", "GET /stream", "POST /session", "DELETE /session", "DELETE /me/sessions")
                    .contains(operation.name())) {
                for (var body : bodies(words)) {
                    client.send(client.request(operation.with(names.getOrDefault("id", "")) + "?q=" + TELEPHONE
                                    + "&area=" + IDENTITY)
                            .header("X-Minqing-Words", TELEPHONE)
                            .method(operation.method(), BodyPublishers.ofString(body)));
                    client.send(client.request(operation.with(IDENTITY))
                            .method(operation.method(), BodyPublishers.ofString(body)));
                }
            }
        }
        client.upload(TELEPHONE + ".png", words.getBytes(StandardCharsets.UTF_8));
        things.reported(
                "worker",
                Map.of(
                        "scenario", "general-event",
                        "area", Long.parseLong(Things.GRID),
                        "fields",
                                Map.of(
                                        "kind",
                                        "exposed-waste",
                                        "severity",
                                        "ordinary",
                                        "description",
                                        words,
                                        "contact",
                                        TELEPHONE)));
    }

    /** The right way, of a wrong shape, with the words as a name of a field, and broken off. */
    private List<String> bodies(String words) {
        var quoted = words.replace("\r\n", "\\r\\n").replace("\u001b", "\\u001b");
        return List.of(
                "{\"command\":\"%s\",\"text\":\"%s\",\"title\":\"%2$s\",\"reason\":\"%2$s\",\"fields\":{\"description\":\"%2$s\"}}"
                        .formatted(things.id(), quoted),
                "{\"fields\":\"%s\"}".formatted(quoted),
                "{\"%s\":1}".formatted(quoted),
                "{\"command\":\"" + quoted);
    }

    /** The message with everything of the failure that it brings. */
    private static String whole(ILoggingEvent event) {
        var failure = event.getThrowableProxy();
        return event.getFormattedMessage() + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
    }

    private List<Path> filesWith(String secret) {
        var database = Path.of(server.database()
                        .superuser()
                        .sql("show data_directory")
                        .query(String.class)
                        .single())
                .resolve("log");
        return List.of(database, server.data()).stream()
                .flatMap(folder -> below(folder).stream())
                .filter(file -> file.toString().contains("log"))
                .filter(file -> read(file).contains(secret))
                .toList();
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    private static Logger logger(String name) {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
    }
}
