package org.minqing.map;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.minqing.access.Thing;
import org.minqing.journal.Position;
import tools.jackson.databind.json.JsonMapper;

/**
 * One watcher of the live feed: at most four frames a second, in each the last word on every case that changed; a heartbeat
 * when nothing happens; a {@code snapshot} event instead of a backlog. The stream ends within seconds of what let it in, and
 * after some minutes in any case, so that the browser comes back with its token.
 */
final class Watcher {

    private static final long FRAME_MILLIS = 250;
    private static final long HEARTBEAT_NANOS = 15_000_000_000L;

    /** How long a quiet stream rests before it asks whether it may go on. */
    private static final long REST_MILLIS = 2_000;

    private static final long LONGEST_MILLIS = 600_000;
    private static final int MOST_IN_A_FRAME = 200;

    private final Ring ring;
    private final BooleanSupplier stillIn;
    private final Supplier<Predicate<Thing>> scope;
    private final JsonMapper json;

    /** The scope is asked for again with each frame, so that a right that has ended shows nothing more. */
    Watcher(Ring ring, BooleanSupplier stillIn, Supplier<Predicate<Thing>> scope, JsonMapper json) {
        this.ring = ring;
        this.stillIn = stillIn;
        this.scope = scope;
        this.json = json;
    }

    /** Writes until the watcher goes away, may no longer watch, the feed stops or the time is over. */
    void watch(Position from, PrintWriter out) throws InterruptedException {
        var place = from;
        var written = System.nanoTime();
        var until = written + LONGEST_MILLIS * 1_000_000;
        out.write("retry: 2000\n\n");
        while (!out.checkError() && !ring.isClosed() && System.nanoTime() < until) {
            var stretch = ring.after(place, REST_MILLIS);
            if (!stillIn.getAsBoolean()) {
                return;
            }
            if (stretch.isQuiet() && System.nanoTime() - written < HEARTBEAT_NANOS) {
                place = stretch.end();
                continue;
            }
            out.write(frame(stretch));
            place = stretch.news().isEmpty()
                    ? stretch.end()
                    : stretch.news().getLast().position();
            out.flush();
            written = System.nanoTime();
            Thread.sleep(FRAME_MILLIS);
        }
    }

    private String frame(Ring.Stretch stretch) {
        if (stretch.gap()) {
            return snapshot(stretch.end());
        }
        var shown = scope.get();
        var latest = new LinkedHashMap<UUID, News>();
        for (var news : stretch.news()) {
            if (shown.test(news.thing())) {
                latest.remove(news.change().caseId().value());
                latest.put(news.change().caseId().value(), news);
            }
        }
        if (latest.isEmpty()) {
            return ": still here\n\n";
        }
        if (latest.size() > MOST_IN_A_FRAME) {
            return snapshot(stretch.end());
        }
        var text = new StringBuilder();
        for (var news : latest.values()) {
            text.append("event: case\nid: ")
                    .append(stretch.news().getLast().position())
                    .append("\ndata: ")
                    .append(json.writeValueAsString(news.change()))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String snapshot(Position end) {
        return "event: snapshot\nid: " + end + "\ndata: {\"reason\":\"behind\"}\n\n";
    }
}
