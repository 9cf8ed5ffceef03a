package org.minqing.deadline;

import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Faults;
import org.springframework.core.annotation.Order;

/** The working calendar and the rules of law as a part of the city folder. */
@Order(10)
public final class TimePart implements CityPart {

    private final CityTime time;

    /** A part that checks; loading it goes nowhere. */
    public TimePart() {
        this(new CityTime());
    }

    TimePart(CityTime time) {
        this.time = time;
    }

    /** The working calendar of a folder, for tools and tests. */
    public static WorkCalendar calendar(CityFolder folder) {
        return CalendarReader.read(folder, new Faults())
                .map(WorkCalendar::new)
                .orElseThrow(() -> new IllegalArgumentException("The folder has no usable " + CalendarReader.FILE));
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        CalendarReader.read(folder, faults);
        RulesReader.read(folder, faults);
    }

    @Override
    public void load(CityFolder folder) {
        time.take(calendar(folder), RulesReader.read(folder, new Faults()));
    }
}
