package org.minqing.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader that writes down in memory what it took. It never fails, so that its notes are what it was given once. */
final class TakingReader implements JournalReader {

    final Map<UUID, List<Integer>> taken = new ConcurrentHashMap<>();
    final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final String name;

    TakingReader(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        for (var entry : entries) {
            taken.computeIfAbsent(entry.draft().stream(), any -> new ArrayList<>())
                    .add(entry.draft().version());
            kinds.add(entry.draft().kind());
        }
    }

    int count() {
        return taken.values().stream().mapToInt(List::size).sum();
    }
}
