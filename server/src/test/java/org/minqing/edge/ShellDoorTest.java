package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The door itself, in a house where nothing is built: the script as it is shipped, but for the folder of the system's JDKs,
 * which is one of the test's. JDKs, npm and Maven are small scripts that say that they were called.
 */
class ShellDoorTest {

    /** Where the script looks for what the system has installed. */
    private static final String SYSTEM = "/usr/lib/jvm";

    private static final String NO_JDK = "Minqing needs a JDK 25";

    /** All that the script calls. The folders of the system may hold a JDK and npm, so they are not on its path. */
    private static final List<String> TOOLS =
            List.of("dirname", "readlink", "sed", "find", "head", "tr", "awk", "mkdir", "touch", "rm", "mktemp", "cat");

    @TempDir
    private Path house;

    private Path system = Path.of("");
    private Path path = Path.of("");

    private record Answer(int exit, String machine, String people) {}

    @BeforeEach
    void build() throws IOException {
        system = Files.createDirectory(house.resolve("jvm"));
        path = Files.createDirectory(house.resolve("bin"));
        for (var tool : TOOLS) {
            tool(tool);
        }
        var shipped = Files.readString(Path.of("..", "minqing"));
        assertThat(shipped).contains(SYSTEM + "/*");
        script(
                house.resolve("minqing"),
                shipped.replace(SYSTEM + "/*", system + "/*").replace("/Library/Java", house.toString()));
        script(house.resolve("mvnw"), "#!/bin/sh\necho \"built with $JAVA_HOME: $*\"\n");
        script(path.resolve("npm"), "#!/bin/sh\n");
    }

    @Test
    void takesTheJdkThatJavaHomeNames() throws IOException {
        var good = jdk("good", "25.0.1");
        jdkOfTheSystem("another", "25.0.1");
        var answer = door(good, "test", "-q");
        assertThat(answer.exit()).isZero();
        assertThat(answer.machine()).contains("built with " + good + ": verify", "-q");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOldAndTakesTheOneOnThePath() throws IOException {
        var good = jdk("good", "26-ea");
        Files.createSymbolicLink(path.resolve("javac"), good.resolve("bin/javac"));
        var answer = door(jdk("old", "21.0.9"), "test");
        assertThat(answer.machine()).contains("built with " + good.toRealPath() + ":");
    }

    @Test
    void takesWhatTheSystemHasWhenNothingElseSuits() throws IOException {
        Files.createSymbolicLink(path.resolve("javac"), jdk("older", "17.0.2").resolve("bin/javac"));
        jdkOfTheSystem("a-java-8", "1.8.0_442");
        Files.delete(jdkOfTheSystem("b-without-compiler", "25").resolve("bin/javac"));
        var good = jdkOfTheSystem("c-suits", "25");
        assertThat(door(jdk("old", "24.0.2"), "test").machine()).contains("built with " + good + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "run", "check", "import", "bench", "drill", "verify-journal", "prepare"})
    void saysWhereItLookedWhenNoJdkSuits(String command) throws IOException {
        jdkOfTheSystem("too-old", "24.0.2");
        Files.delete(jdkOfTheSystem("without-compiler", "25.0.1").resolve("bin/javac"));
        Files.delete(jdkOfTheSystem("unnamed", "25.0.1").resolve("release"));
        var answer = door(jdk("old", "21.0.9"), command);
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.people()).contains(NO_JDK, "JAVA_HOME", "PATH", SYSTEM);
        assertThat(answer.machine()).as("nothing was called").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "run"})
    void saysThatNpmIsMissingBeforeItBuilds(String command) throws IOException {
        Files.delete(path.resolve("npm"));
        var answer = door(jdk("good", "25.0.1"), command);
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.people()).contains("npm was not found").doesNotContain("built with");
        assertThat(answer.machine()).isEmpty();
    }

    @Test
    void aBuildThatFailsIsAFailure() throws IOException {
        script(house.resolve("mvnw"), "#!/bin/sh\nexit 7\n");
        var good = jdk("good", "25.0.1");
        assertThat(door(good, "test").exit()).isEqualTo(1);
        assertThat(door(good, "run").exit()).isEqualTo(1);
    }

    @Test
    void addsUpWhatTheTestRunnersReported() throws IOException {
        script(house.resolve("mvnw"), """
                #!/bin/sh
                reports=server/target/surefire-reports
                mkdir -p $reports
                sleep 0.01
                echo '<testsuite name="A" tests="5" errors="1" skipped="2" failures="0">' > $reports/TEST-A.xml
                echo '<testsuite name="B" tests="7" errors="0" skipped="0" failures="3">' > $reports/TEST-B.xml
                exit 1
                """);
        tool("sleep");
        var answer = door(jdk("good", "25.0.1"), "test");
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.machine()).endsWith("Tests run: 12, Failures: 3, Errors: 1, Skipped: 2\n");
    }

    @Test
    void knowsNoOtherCommandAndNeedsNothingToSaySo() throws IOException {
        var answer = door(jdk("old", "21.0.9"), "dance");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.people()).contains("There is no command \"dance\".", "Usage: ./minqing COMMAND");
        assertThat(answer.machine()).isEmpty();
    }

    @Test
    void explainsItselfToWhoeverAsks() throws IOException {
        for (var asked : List.of(new String[] {}, new String[] {"--help"}, new String[] {"-h"})) {
            var answer = door(jdk("old", "21.0.9"), asked);
            assertThat(answer.exit()).isZero();
            assertThat(answer.people()).contains("run [--city DIR]", "test", "import --city DIR", "verify-journal");
            assertThat(answer.machine()).isEmpty();
        }
    }

    private Answer door(Path javaHome, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(house.resolve("minqing").toString()));
        words.addAll(List.of(arguments));
        var machine = house.resolve("stdout");
        var people = house.resolve("stderr");
        var builder = new ProcessBuilder(words)
                .directory(house.toFile())
                .redirectOutput(machine.toFile())
                .redirectError(people.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        var door = builder.start();
        try {
            assertThat(door.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            door.destroyForcibly();
        }
        return new Answer(door.exitValue(), Files.readString(machine), Files.readString(people));
    }

    private Path jdk(String name, String version) throws IOException {
        return jdk(house.resolve(name), version);
    }

    private Path jdkOfTheSystem(String name, String version) throws IOException {
        return jdk(system.resolve(name), version);
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"示例\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void tool(String name) throws IOException {
        script(path.resolve(name), "#!/bin/sh\nexec '" + there(name) + "' \"$@\"\n");
    }

    private static Path there(String tool) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin")
                        .split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
