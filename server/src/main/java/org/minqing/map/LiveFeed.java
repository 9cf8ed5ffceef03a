package org.minqing.map;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Pseudonyms;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalTail;
import org.minqing.journal.Position;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Follows the end of the journal on this node and keeps the latest news for those who watch. */
@Component
class LiveFeed implements SmartLifecycle {

    private static final int PLACES = 8_192;

    private final JournalTail tail;
    private final Pseudonyms pseudonyms;
    private volatile Ring ring = new Ring(1, Position.START);
    private volatile JournalTail.@Nullable Subscription subscription;

    LiveFeed(JournalTail tail, Pseudonyms pseudonyms) {
        this.tail = tail;
        this.pseudonyms = pseudonyms;
    }

    Ring ring() {
        return ring;
    }

    @Override
    public void start() {
        var end = tail.end();
        ring = new Ring(PLACES, end);
        subscription = tail.subscribe(end, this::take);
    }

    /** Stops before the web server does, so that no open stream holds up a stop. */
    @Override
    public void stop() {
        ring.close();
        var open = subscription;
        if (open != null) {
            open.close();
            subscription = null;
        }
    }

    @Override
    public boolean isRunning() {
        return subscription != null;
    }

    private void take(List<Entry> entries) {
        var news = entries.stream()
                .map(entry -> News.of(entry, pseudonyms))
                .flatMap(Optional::stream)
                .toList();
        entries.getLast().position().ifPresent(position -> ring.add(news, position));
    }
}
