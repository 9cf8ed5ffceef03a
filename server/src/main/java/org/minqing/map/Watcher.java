package org.minqing.map;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.minqing.access.Thing;
import org.minqing.journal.Position;
import tools.jackson.databind.json.JsonMapper;

/**
 * One watcher of the live feed: at most four frames a second, in each the last word on every case that changed; a heartbeat
 * when nothing happens; a {@code snapshot} event instead of a backlog. The stream ends after some minutes, so that the
 * browser comes back with its token and its session is asked for again.
 */
final class Watcher {

    private static final long FRAME_MILLIS = 250;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final long LONGEST_MILLIS = 600_000;
    private static final int MOST_IN_A_FRAME = 200;

    private final Ring ring;
    private final Supplier<Predicate<Thing>> scope;
    private final JsonMapper json;

    /** The scope is asked for again with each frame, so that a right that has ended shows nothing more. */
    Watcher(Ring ring, Supplier<Predicate<Thing>> scope, JsonMapper json) {
        this.ring = ring;
        this.scope = scope;
        this.json = json;
    }

    /** Writes until the watcher goes away, the feed stops or the time is over. */
    void watch(Position from, PrintWriter out) throws InterruptedException {
        var place = from;
        var until = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        out.write("retry: 2000\n\n");
        while (!out.checkError() && !ring.isClosed() && System.nanoTime() < until) {
            var stretch = ring.after(place, HEARTBEAT_MILLIS);
            out.write(frame(stretch));
            place = stretch.news().isEmpty()
                    ? stretch.end()
                    : stretch.news().getLast().position();
            out.flush();
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
