package org.minqing.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bell in memory: who waits for news of the journal is woken; a ring that nobody waited for is remembered. Rings of
 * this node are counted apart, because the other nodes are told of them.
 */
final class Nudge {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private volatile long rings;
    private volatile long here;

    /** Something was appended by this node. */
    void ring() {
        lock.lock();
        try {
            here++;
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Another node appended something, or those who wait shall look around. */
    void pass() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long rings() {
        return rings;
    }

    long ringsHere() {
        return here;
    }

    /** Waits until the bell has rung more often than {@code seen}, or the time is over. */
    void await(long seen, Duration longest) throws InterruptedException {
        var left = longest.toNanos();
        lock.lock();
        try {
            while (rings <= seen && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
