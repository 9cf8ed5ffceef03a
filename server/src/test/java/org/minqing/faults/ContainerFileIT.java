package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minqing.ShortLived;
import org.minqing.kernel.Setting;
import tools.jackson.databind.json.JsonMapper;

/** The container file, without a container: what it copies is there and is enough, and its own lines start and watch a server. */
class ContainerFileIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INSIDE = "/opt/minqing";

    private final List<String> lines = Files.readString(PROJECT.resolve("deploy/Containerfile"))
            .replace("\\\n", " ")
            .lines()
            .toList();

    ContainerFileIT() throws IOException {}

    @Test
    void whatItCopiesIsThereAndPassesTheListOfWhatMay() throws IOException {
        var allowed = Files.readAllLines(PROJECT.resolve(".dockerignore"));
        assertThat(copies()).isNotEmpty().allSatisfy((from, to) -> {
            assertThat(PROJECT.resolve(from)).as("after ./minqing prepare").exists();
            assertThat(to).startsWith(INSIDE + "/");
            assertThat(allowed).contains("!" + from);
        });
        assertThat(allowed).hasSize(copies().size() + 2);
    }

    @Test
    void itSetsOnlyWhatTheProgramKnowsAndRunsAsNobodySpecial() {
        assertThat(environment().keySet())
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(Setting.values()).map(Setting::name).toList());
        assertThat(environment()).containsEntry("MINQING_SAMPLE", "false");
        assertThat(after("USER")).isEqualTo("minqing");
        assertThat(array("VOLUME"))
                .containsExactly(
                        environment().get("MINQING_DATA"), environment().get("MINQING_KEYS"));
        assertThat(after("EXPOSE")).isEqualTo(environment().get("MINQING_PORT"));
        assertThat(after("FROM")).endsWith(":" + Runtime.version().feature() + "-jre");
    }

    /** In a folder laid out as the image is, whose links lead to what it copies. */
    @Test
    void itsOwnLinesStartAServerTellThatItIsReadyAndStopIt() throws Exception {
        var root = ShortLived.folder("minqing-container-");
        for (var copy : copies().entrySet()) {
            var to = root.resolve(copy.getValue().substring(1));
            Files.createDirectories(to.getParent());
            Files.createSymbolicLink(to, PROJECT.resolve(copy.getKey()));
        }
        var environment = settings(root);
        var asked = new ArrayList<>(array("ENTRYPOINT"));
        asked.addAll(array("CMD"));
        assertThat(healthy(environment)).as("before it runs").isFalse();
        var server = process(
                        asked.stream()
                                .map(word -> word.replace(INSIDE, root + INSIDE))
                                .toList(),
                        environment)
                .redirectError(root.resolve("server.log").toFile())
                .start();
        try {
            var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.readLine())
                    .as(Files.readString(root.resolve("server.log")))
                    .contains("\"event\":\"ready\"");
            assertThat(healthy(environment)).as("while it runs").isTrue();
            assertThat(root.resolve(environment.get("MINQING_KEYS"))).isNotEmptyDirectory();
        } finally {
            server.destroy();
            assertThat(server.waitFor(2, TimeUnit.MINUTES))
                    .as("it stops when it is told to")
                    .isTrue();
        }
        assertThat(healthy(environment)).as("after it ran").isFalse();
    }

    private Map<String, String> settings(Path root) throws IOException {
        var environment = environment();
        environment.replaceAll((_, value) -> value.startsWith("/") ? root + value : value);
        try (var free = new ServerSocket(0)) {
            environment.put("MINQING_PORT", String.valueOf(free.getLocalPort()));
        }
        environment.put("MINQING_JAVA_OPTIONS", "-Xmx700m -XX:TieredStopAtLevel=1");
        for (var folder : List.of("MINQING_DATA", "MINQING_KEYS")) {
            Files.createDirectories(Path.of(environment.get(folder)));
        }
        return environment;
    }

    private boolean healthy(Map<String, String> environment) throws IOException, InterruptedException {
        var check = lines.stream()
                .filter(line -> line.startsWith("HEALTHCHECK "))
                .map(line -> list(line.substring(line.indexOf("CMD ") + "CMD ".length())))
                .findFirst()
                .orElseThrow();
        return process(check, environment).start().waitFor() == 0;
    }

    private static ProcessBuilder process(List<String> command, Map<String, String> environment) {
        var process = new ProcessBuilder(command);
        process.environment().keySet().removeIf(name -> name.startsWith("MINQING_"));
        process.environment().putAll(environment);
        process.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + ":" + path);
        return process;
    }

    /** What is copied, by where from. */
    private Map<String, String> copies() {
        var copies = new LinkedHashMap<String, String>();
        all("COPY").map(line -> line.split(" +")).forEach(parts -> copies.put(parts[0], parts[1]));
        return copies;
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        all("ENV")
                .flatMap(line -> Stream.of(line.split(" +")))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> environment.put(setting[0], setting[1]));
        return environment;
    }

    private Stream<String> all(String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length()).strip());
    }

    private String after(String word) {
        return all(word).findFirst().orElseThrow();
    }

    private List<String> array(String word) {
        return list(after(word));
    }

    private static List<String> list(String json) {
        return JSON.readTree(json).valueStream().map(word -> word.asString()).toList();
    }
}
