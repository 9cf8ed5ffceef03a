package org.minqing.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a city tells its people things, from {@code notices.yaml}.
 *
 * @param quiet the hours in which nothing goes out that can wait
 * @param window in it, one recipient gets at most one notice of a kind about a subject
 * @param retries how long to wait before each further try; after the last one a notice is laid aside
 * @param urgent answers that make a case urgent, by field: it is told of at any hour
 * @param unsafe states that say that whoever was sent is in danger: a case that comes to one sounds at the watch
 * @param unheard how long an alarm waits at a post before the next one above is told
 */
record NoticeRules(
        Optional<Quiet> quiet,
        Duration window,
        List<Duration> retries,
        Map<String, Set<String>> urgent,
        Set<String> unsafe,
        Duration unheard) {

    static final NoticeRules DEFAULT = new NoticeRules(
            Optional.empty(),
            Duration.ofMinutes(10),
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)),
            Map.of(),
            Set.of(),
            Duration.ofMinutes(5));

    NoticeRules {
        retries = List.copyOf(retries);
        urgent = Map.copyOf(urgent);
        unsafe = Set.copyOf(unsafe);
    }

    /** Hours by the clocks of the city; those that end at or before their beginning end on the next day. */
    record Quiet(LocalTime from, LocalTime to) {

        /** The moment itself where it is not quiet, else the end of the quiet. */
        Instant over(Instant at, ZoneId zone) {
            var local = at.atZone(zone);
            var time = local.toLocalTime();
            var isOverNight = !to.isAfter(from);
            var isQuiet =
                    isOverNight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
            if (!isQuiet) {
                return at;
            }
            var day = local.toLocalDate();
            return (isOverNight && !time.isBefore(from) ? day.plusDays(1) : day)
                    .atTime(to)
                    .atZone(zone)
                    .toInstant();
        }
    }

    /** Whether one of the answers makes its case urgent. */
    boolean isUrgent(Map<?, ?> answers) {
        return urgent.entrySet().stream()
                .anyMatch(rule -> answers.containsKey(rule.getKey())
                        && rule.getValue().contains(String.valueOf(answers.get(rule.getKey()))));
    }
}
