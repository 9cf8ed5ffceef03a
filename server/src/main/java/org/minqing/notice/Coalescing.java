package org.minqing.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes few notices of many occasions: within a window, one recipient hears of a subject once in each kind. */
record Coalescing(List<Notice> fresh, List<Notice> grown) {

    Coalescing {
        fresh = List.copyOf(fresh);
        grown = List.copyOf(grown);
    }

    /**
     * @param recent the latest notice of each key that is kept already
     * @param occasions in the order in which they happened to each subject
     */
    static Coalescing of(Collection<Notice> recent, List<Occasion> occasions, Duration window) {
        var latest = new HashMap<Occasion.Key, Notice>();
        recent.forEach(notice ->
                latest.merge(notice.key(), notice, (one, other) -> one.at().isAfter(other.at()) ? one : other));
        var fresh = new LinkedHashMap<UUID, Notice>();
        var grown = new LinkedHashMap<UUID, Notice>();
        for (var occasion : occasions) {
            var before = latest.get(occasion.key());
            if (before == null || !occasion.at().isBefore(before.at().plus(window))) {
                var notice = Notice.of(occasion);
                latest.put(occasion.key(), notice);
                fresh.put(notice.id(), notice);
                continue;
            }
            var notice = before.and(occasion);
            latest.put(occasion.key(), notice);
            keep(fresh, grown, notice);
        }
        return new Coalescing(new ArrayList<>(fresh.values()), new ArrayList<>(grown.values()));
    }

    private static void keep(Map<UUID, Notice> fresh, Map<UUID, Notice> grown, Notice notice) {
        if (fresh.replace(notice.id(), notice) == null) {
            grown.put(notice.id(), notice);
        }
    }
}
