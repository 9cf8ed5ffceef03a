package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever collects logs reads a line as the manuals say that it looks. */
class LogFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"operations.md", "operations.zh-CN.md"})
    void aLineLooksAsTheManualSays(String manual) throws IOException {
        var line = written("…");
        assertThat(line).isEqualTo("2026-11-29T21:04:05.678Z WARN  [main] o.m.d.Cluster - …\n");
        assertThat(Files.readString(Path.of("..", "docs", manual))).contains("`" + line.strip() + "`");
    }

    private static String written(String message) throws IOException {
        var settings = Files.readString(Path.of("src/main/resources/logback.xml"));
        var pattern = Pattern.compile("<pattern>(.*)</pattern>").matcher(settings);
        assertThat(pattern.find()).isTrue();
        var context = new LoggerContext();
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern.group(1));
        layout.start();
        var logger = context.getLogger("org.minqing.database.Cluster");
        var event = new LoggingEvent("", logger, Level.WARN, message, null, null);
        event.setInstant(Instant.parse("2026-11-29T21:04:05.678Z"));
        event.setThreadName("main");
        return layout.doLayout(event);
    }
}
