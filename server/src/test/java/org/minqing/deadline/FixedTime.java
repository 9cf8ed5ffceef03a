package org.minqing.deadline;

import org.minqing.area.CityFolder;

/** The time of a city folder, for tests of modules above that have no server. */
public final class FixedTime {

    private FixedTime() {}

    public static CityTime of(CityFolder folder) {
        var time = new CityTime();
        new TimePart(time).load(folder);
        return time;
    }
}
