package org.minqing.deadline;

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

    private Loaded loaded() {
        var current = loaded.get();
        if (current == null) {
            throw new IllegalStateException("The city folder is not loaded yet");
        }
        return current;
    }
}
