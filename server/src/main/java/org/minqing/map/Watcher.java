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
 * when nothing happens; a {@code snapshot} event instead of a backlog. The stream ends within seconds of the session or the
 * post, and after some minutes in any case, so that the browser comes back with its token.
 */
final class Watcher {

    private static final long FRAME_MILLIS = 250;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final long ASKED_AGAIN_MILLIS = 3_000;
    private static final long LONGEST_MILLIS = 600_000;
    private static final int MOST_IN_A_FRAME = 200;

    private final Ring ring;
    private final Supplier<Predicate<Thing>> scope;
    private final BooleanSupplier goesOn;
    private final JsonMapper json;
    private long askedAt = System.nanoTime();
    private long wroteAt = System.nanoTime();

    /** The scope is asked for again with each frame, so that a right that has ended shows nothing more. */
    Watcher(Ring ring, Supplier<Predicate<Thing>> scope, BooleanSupplier goesOn, JsonMapper json) {
        this.ring = ring;
        this.scope = scope;
        this.goesOn = goesOn;
        this.json = json;
    }

    /** Writes until the watcher goes away, the feed stops or the time is over. */
    void watch(Position from, PrintWriter out) throws InterruptedException {
        var place = from;
        var until = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        out.write("retry: 2000\n\n");
        out.flush();
        while (!out.checkError() && !ring.isClosed() && System.nanoTime() < until) {
            var stretch = ring.after(place, ASKED_AGAIN_MILLIS);
            if (isOver()) {
                return;
            }
            write(stretch, out);
            place = stretch.news().isEmpty()
                    ? stretch.end()
                    : stretch.news().getLast().position();
            Thread.sleep(FRAME_MILLIS);
        }
    }

    /** Asked at most every few seconds, however much there is to tell. */
    private boolean isOver() {
        var now = System.nanoTime();
        if (now - askedAt < ASKED_AGAIN_MILLIS * 1_000_000) {
            return false;
        }
        askedAt = now;
        return !goesOn.getAsBoolean();
    }

    private void write(Ring.Stretch stretch, PrintWriter out) {
        var now = System.nanoTime();
        var isQuiet = stretch.news().isEmpty() && !stretch.gap();
        if (isQuiet && now - wroteAt < HEARTBEAT_MILLIS * 1_000_000) {
            return;
        }
        wroteAt = now;
        out.write(frame(stretch));
        out.flush();
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
