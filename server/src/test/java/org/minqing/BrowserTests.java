package org.minqing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The browser tests of {@code web/} against the jar that this build has just made. They start the server themselves, on a
 * folder of their own. Without a Chromium they are skipped with a word, and fail where {@code CI=true}.
 *
 * <p>They are the longest part of the build, so half of them play beside the other half, on a server and in a JVM of their own.
 */
abstract class BrowserTests {

    private static final Path JAR = Path.of("target", "app", "minqing.jar").toAbsolutePath();
    private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();
    private static final Duration LONGEST = Duration.ofMinutes(25);

    private final String half;

    BrowserTests(String half) {
        this.half = half;
    }

    @Test
    @Timeout(value = 26, unit = TimeUnit.MINUTES)
    void playsTheStoryThroughTheRealServer() throws IOException, InterruptedException {
        assumeThat(Boolean.getBoolean("web.skip"))
                .as("pages left out by -Dweb.skip")
                .isFalse();
        assertThat(JAR)
                .as("what ./minqing prepare unpacks; ./mvnw verify does so")
                .isRegularFile();
        assertThat(Files.isDirectory(WEB.resolve("node_modules")))
                .as("the packages that Maven installs in web/ before this test")
                .isTrue();

        var said = new ArrayList<String>();
        var exit = run(List.of("npm", "run", "--silent", "e2e", half), said);

        assertThat(exit)
                .as("exit code of the browser tests, which said:%n%s", String.join("\n", said))
                .isZero();
    }

    private static int run(List<String> command, List<String> said) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(WEB.toFile()).redirectErrorStream(true);
        builder.environment().put("MINQING_JAR", JAR.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(line -> {
                said.add(line);
                System.out.println(line);
            });
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as("the browser tests end within %s", LONGEST)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
