package org.minqing.casework;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.minqing.Patience;

/** A live feed as somebody reads it beside a test: which lines came so far. */
public final class Feed implements AutoCloseable {

    private final InputStream body;
    private volatile boolean over;
    private final Set<String> lines = ConcurrentHashMap.newKeySet();

    /** Reads on by itself until the body ends. */
    public Feed(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | RuntimeException closed) {
            // The test closed it.
        } finally {
            over = true;
        }
    }

    /** Every line so far, in no order. */
    public String text() {
        return String.join("\n", lines);
    }

    /** Waits until it tells of the case. */
    boolean tells(UUID id) {
        Patience.until(() -> hasTold(id));
        return true;
    }

    /** Whether it tells of the case within a time. */
    boolean tellsWithin(UUID id, Duration time) throws InterruptedException {
        Thread.sleep(time);
        return hasTold(id);
    }

    /** Whether the server has ended it. */
    boolean isOver() {
        return over;
    }

    private boolean hasTold(UUID id) {
        return lines.stream().anyMatch(line -> line.contains(id.toString()));
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
