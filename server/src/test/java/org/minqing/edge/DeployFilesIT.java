package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.kernel.UuidV7;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What those who run the system are given speaks of figures and settings that there are. */
class DeployFilesIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** A figure in an expression: at least two words, and no word of the language of expressions. */
    private static final Pattern FIGURE =
            Pattern.compile("\\b(minqing|http|jvm|process|system|disk|logback)(_[a-z0-9]+)+\\b");

    private static final Pattern SETTING = Pattern.compile("MINQING_[A-Z][A-Z_]*[A-Z]");

    /** Where a test reads one. */
    private static final Pattern READ = Pattern.compile("(?:env\\.|getenv\\(\")(MINQING_[A-Z][A-Z_]*[A-Z])");

    /** What is told once the collector of garbage has run. */
    private static final Set<String> ONLY_WHEN_IT_HAPPENS =
            Set.of("jvm_gc_pause_seconds_sum", "jvm_memory_usage_after_gc");

    private final Random random = new Random();

    @Test
    void rulesAndDashboardNameFiguresThatTheServerTells() throws IOException {
        var server = TestServer.shanwei();
        var clock = InstantSource.system();
        var report = Map.of(
                "command",
                UuidV7.at(clock.instant(), random),
                "scenario",
                "general-event",
                "area",
                441521110220001L,
                "fields",
                Map.of("kind", "exposed-waste", "severity", "ordinary", "description", "示例：路口有垃圾。"));
        var answer = server.as("worker").put("/cases/" + UuidV7.at(clock.instant(), random), report);
        assertThat(answer.status()).as("only what has happened is followed").isEqualTo(201);
        Patience.until(() -> told(server).contains("minqing_journal_reader_lag_seconds"));

        var named = new TreeSet<String>();
        for (var file : new String[] {"alerts.yaml", "grafana-dashboard.json"}) {
            new YAMLMapper()
                    .readTree(PROJECT.resolve("deploy").resolve(file))
                    .findValuesAsString("expr")
                    .forEach(expression -> named.addAll(found(FIGURE, expression)));
        }
        named.removeAll(ONLY_WHEN_IT_HAPPENS);

        assertThat(named).hasSizeGreaterThan(15);
        assertThat(told(server)).containsAll(named);
    }

    /** Whether systemd takes it is tried with its own tool; whether it starts this program with what it knows, here. */
    @Test
    void theUnitStartsACommandThatThereIsWithSettingsThatAreRead() throws IOException {
        var unit = Files.readString(PROJECT.resolve("deploy/minqing.service"));
        assertThat(unit).containsPattern("(?m)^ExecStart=/opt/minqing/minqing run$");
        assertThat(PROJECT.resolve("minqing")).isExecutable();
        assertThat(found(SETTING, unit)).isNotEmpty().isSubsetOf(settings("docs/operations.md", "## Settings"));
        assertThat(unit)
                .as("it is stopped gently, and the database with it")
                .contains("KillMode=mixed", "TimeoutStopSec=120");
    }

    @Test
    void everySettingThatTheProgramReadsIsInTheTable() throws IOException {
        var read = new TreeSet<>(found(SETTING, Files.readString(PROJECT.resolve("minqing"))));
        try (Stream<Path> sources = Files.walk(PROJECT.resolve("server/src/main"))) {
            for (var source : sources.filter(DeployFilesIT::isText).toList()) {
                read.addAll(found(SETTING, Files.readString(source)));
            }
        }

        assertThat(read).contains("MINQING_PORT", "MINQING_PROXIES", "MINQING_JAVA_OPTIONS");
        assertThat(settings("docs/operations.md", "## Settings")).containsExactlyInAnyOrderElementsOf(read);
        assertThat(settings("docs/operations.zh-CN.md", "## 设置")).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void everySettingThatOnlyTestsReadIsExplainedToWhoeverWritesThem() throws IOException {
        var read = new TreeSet<String>();
        for (var folder : new String[] {"server/src/test", "web/e2e", "web/build"}) {
            try (Stream<Path> sources = Files.walk(PROJECT.resolve(folder))) {
                for (var source : sources.filter(Files::isRegularFile).toList()) {
                    READ.matcher(Files.readString(source, StandardCharsets.ISO_8859_1))
                            .results()
                            .forEach(match -> read.add(match.group(1)));
                }
            }
        }
        read.removeAll(settings("docs/operations.md", "## Settings"));

        assertThat(read).contains("MINQING_JAR", "MINQING_REFERENCE_DATA");
        assertThat(found(SETTING, Files.readString(PROJECT.resolve("CONTRIBUTING.md"))))
                .containsAll(read);
    }

    /** What the rows of the table under a heading name. */
    private static Set<String> settings(String manual, String heading) throws IOException {
        var text = Files.readString(PROJECT.resolve(manual));
        var after = text.substring(text.indexOf(heading) + heading.length());
        var chapter = after.contains("\n## ") ? after.substring(0, after.indexOf("\n## ")) : after;
        return chapter.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> found(SETTING, line.split("\\|")[1]).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isText(Path file) {
        var name = file.toString();
        return name.endsWith(".java") || name.endsWith(".yaml") || name.endsWith(".properties");
    }

    private static Set<String> told(TestServer server) {
        return scraped(server)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scraped(TestServer server) {
        var request = HttpRequest.newBuilder(server.address("/metrics")).build();
        try {
            return server.stranger()
                    .http()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException away) {
            throw new AssertionError("the server tells its figures", away);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
