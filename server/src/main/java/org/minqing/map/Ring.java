package org.minqing.map;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Position;

/**
 * The latest news of the whole city, in a fixed number of places. Watchers keep only where they are; one who falls behind
 * by more than the ring holds has a gap and must look at the whole again. Memory does not grow with slow watchers.
 */
final class Ring {

    /** What came after a place. {@code gap} says that some of it is gone; then nothing is given. */
    record Stretch(List<News> news, Position end, boolean gap) {

        /** Nothing came, and nothing is gone. */
        boolean isQuiet() {
            return news.isEmpty() && !gap;
        }
    }

    private final @Nullable News[] places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private long count;
    private Position start;
    private Position end;
    private boolean closed;

    Ring(int size, Position start) {
        this.places = new News[size];
        this.start = start;
        this.end = start;
    }

    /** Adds news in order, and notes that everything up to {@code upTo} was looked at. */
    void add(List<News> news, Position upTo) {
        lock.lock();
        try {
            for (var one : news) {
                var slot = (int) (count++ % places.length);
                var lost = places[slot];
                start = lost == null ? start : lost.position();
                places[slot] = one;
            }
            end = upTo;
            if (!news.isEmpty()) {
                filled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    Position end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** What came after a place, waiting up to so long for the first of it. */
    Stretch after(Position place, long millis) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && newest(place).isEmpty() && !isGap(place) && left > 0) {
                left = filled.awaitNanos(left);
            }
            return isGap(place) ? new Stretch(List.of(), end, true) : new Stretch(newest(place), end, false);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes every watcher for good. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isGap(Position place) {
        return start.isAfter(place);
    }

    private List<News> newest(Position place) {
        var news = new ArrayList<News>();
        var oldest = Math.max(0, count - places.length);
        for (var index = count - 1; index >= oldest; index--) {
            var one = places[(int) (index % places.length)];
            if (one == null || !one.position().isAfter(place)) {
                break;
            }
            news.add(one);
        }
        return news.reversed();
    }
}
