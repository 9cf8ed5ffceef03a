package org.minqing.drill;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the clients themselves know: what they sent, what they were told, and what they were told badly. */
final class History {

    private final Map<UUID, Sent> sent = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> told = new ConcurrentHashMap<>();
    private final Queue<String> unclear = new ConcurrentLinkedQueue<>();
    final LongAdder refused = new LongAdder();
    final LongAdder unanswered = new LongAdder();
    final LongAdder repeated = new LongAdder();

    /** A command as it left the client. */
    record Sent(UUID caseId, UUID command, String action) {}

    void sends(Sent one) {
        sent.putIfAbsent(one.command(), one);
    }

    /** Notes the version that an answer named; another one for the same command is a fault. */
    void acknowledged(Sent one, int version) {
        var before = told.putIfAbsent(one.command(), version);
        if (before != null && before != version) {
            unclear(one + " was answered with version " + before + " and with " + version);
        }
    }

    /** An answer that leaves the client without a word that it can act on. */
    void unclear(String what) {
        unclear.add(what);
    }

    Map<UUID, Sent> sent() {
        return Map.copyOf(sent);
    }

    /** The versions of the acknowledged commands. */
    Map<UUID, Integer> told() {
        return Map.copyOf(told);
    }

    /** How many were told that it cannot be done now, or nothing at all. */
    long untold() {
        return refused.sum() + unanswered.sum();
    }

    int acknowledged() {
        return told.size();
    }

    List<String> unclear() {
        return List.copyOf(unclear);
    }
}
