package org.minqing.casework;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;
import org.minqing.scenario.ClockRun;

/**
 * The latest run of one of a case's clocks, and when it is due.
 *
 * @param clock its id in the scenario
 * @param due an index of what the entries and the calendar say; absent while the clock stands still
 */
public record CaseClock(String clock, ClockRun run, Optional<Instant> due) {

    /** Whether it counts, or stands still for now. */
    public boolean isRunning() {
        return run.ended().isEmpty();
    }

    Map<String, Object> written() {
        var part = new LinkedHashMap<String, Object>();
        part.put("clock", clock);
        part.put("began", run.began().toString());
        if (!run.pauses().isEmpty()) {
            part.put("pauses", run.pauses().stream().map(CaseClock::written).toList());
        }
        if (!run.extended().isEmpty()) {
            // The moments alone are what the release before reads.
            part.put(
                    "extended",
                    run.extended().stream().map(grant -> grant.at().toString()).toList());
            part.put("granted", run.extended().stream().map(CaseClock::written).toList());
        }
        run.ended().ifPresent(ended -> part.put("ended", ended.toString()));
        due.ifPresent(at -> part.put("due", at.toString()));
        return part;
    }

    static CaseClock read(Map<?, ?> part) {
        var run = new ClockRun(
                instant(part.get("began")).orElseThrow(),
                objects(part.get("pauses")).stream().map(CaseClock::pause).toList(),
                grants(part),
                instant(part.get("ended")));
        return new CaseClock(String.valueOf(part.get("clock")), run, instant(part.get("due")));
    }

    private static Map<String, Object> written(ClockRun.Pause pause) {
        var part = new LinkedHashMap<String, Object>();
        part.put("from", pause.from().toString());
        pause.to().ifPresent(to -> part.put("to", to.toString()));
        part.put("state", pause.state());
        return part;
    }

    private static Map<String, Object> written(ClockRun.Grant grant) {
        var part = new LinkedHashMap<String, Object>();
        part.put("at", grant.at().toString());
        grant.by().ifPresent(post -> part.put("by", post.toString()));
        part.put("above", grant.above());
        return part;
    }

    /** Of what is older than who granted it was kept only the moment is known. */
    private static List<ClockRun.Grant> grants(Map<?, ?> part) {
        if (part.get("extended") instanceof List<?> moments && !part.containsKey("granted")) {
            return moments.stream()
                    .map(at -> new ClockRun.Grant(Instant.parse(at.toString()), Optional.empty(), 1))
                    .toList();
        }
        return objects(part.get("granted")).stream().map(CaseClock::grant).toList();
    }

    private static ClockRun.Grant grant(Map<?, ?> part) {
        return new ClockRun.Grant(
                instant(part.get("at")).orElseThrow(),
                Optional.ofNullable(part.get("by")).map(post -> new PostId(UUID.fromString(post.toString()))),
                part.get("above") instanceof Number levels ? levels.intValue() : 1);
    }

    private static ClockRun.Pause pause(Map<?, ?> part) {
        return new ClockRun.Pause(
                instant(part.get("from")).orElseThrow(), instant(part.get("to")), String.valueOf(part.get("state")));
    }

    private static List<? extends Map<?, ?>> objects(@Nullable Object list) {
        return list instanceof List<?> parts
                ? parts.stream()
                        .filter(Map.class::isInstance)
                        .map(part -> (Map<?, ?>) part)
                        .toList()
                : List.of();
    }

    private static Optional<Instant> instant(@Nullable Object text) {
        return Optional.ofNullable(text).map(written -> Instant.parse(written.toString()));
    }
}
