package org.minqing.drill;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who stands in front of several servers, as small as it can be: it asks each for its readiness five times a second and sends
 * people to those that are ready.
 */
final class Door implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;

    private final List<URI> all;
    private final List<URI> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Web web = new Web();
    private final Thread watch;

    Door(List<URI> all) {
        this.all = List.copyOf(all);
        ready.addAll(all);
        watch = Thread.ofVirtual().start(this::keepLooking);
    }

    /** The next one in turn that is ready; when none is, any. */
    URI pick() {
        var now = List.copyOf(ready);
        var from = now.isEmpty() ? all : now;
        return from.get(Math.floorMod(turn.getAndIncrement(), from.size()));
    }

    /** Nobody listens there: nobody else is sent there until it says again that it is ready. */
    void refused(URI server) {
        ready.remove(server);
    }

    private void keepLooking() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (var server : all) {
                    look(server);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(URI server) {
        var holds = web.isReady(server);
        if (!holds) {
            ready.remove(server);
        } else if (!ready.contains(server)) {
            ready.add(server);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
