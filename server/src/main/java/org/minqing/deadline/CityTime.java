package org.minqing.deadline;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The calendar and the rules of the city that this server runs, swapped as a whole when its folder is loaded. */
public final class CityTime {

    private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

    private record Loaded(WorkCalendar calendar, Law law, RuleBook rules) {}

    /** Only its folder gives it something to answer with; asking it earlier is a mistake of the caller. */
    CityTime() {}

    void take(WorkCalendar calendar, Law law) {
        loaded.set(new Loaded(calendar, law, new RuleBook(law.rules())));
    }

    public WorkCalendar calendar() {
        return loaded().calendar();
    }

    public Law law() {
        return loaded().law();
    }

    public RuleBook rules() {
        return loaded().rules();
    }

    /** The function of due times over the calendar of the city. */
    public Deadlines deadlines() {
        return new Deadlines(calendar());
    }

    /** When a limit ends that runs from a moment on, without a pause and without more time. */
    public Instant end(TimeLimit limit, Instant from) {
        return deadlines()
                .end(clock(limit, from))
                .orElseThrow(() -> new IllegalStateException("A clock without pauses stands still"));
    }

    /** When so many hundredths of such a limit have passed. */
    public Instant share(TimeLimit limit, Instant from, int percent) {
        return deadlines().share(clock(limit, from), percent).orElseGet(() -> end(limit, from));
    }

    private Clock clock(TimeLimit limit, Instant from) {
        var day = from.atZone(calendar().zone()).toLocalDate();
        var rule = new Rule("limit", Map.of(), limit, "", false, Optional.empty(), "", "", day, Optional.empty());
        return Clock.of(rule, from);
    }

    private Loaded loaded() {
        var current = loaded.get();
        if (current == null) {
            throw new IllegalStateException("The city folder is not loaded yet");
        }
        return current;
    }
}
