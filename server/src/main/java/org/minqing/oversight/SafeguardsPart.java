package org.minqing.oversight;

import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Faults;

/** Looks, after the city folder was taken in, at what it and the operator set the safeguards to. */
public final class SafeguardsPart implements CityPart {

    private final Runnable taken;

    /** For checking a folder without a server: there, nothing is set. */
    public SafeguardsPart() {
        this(() -> {});
    }

    SafeguardsPart(Runnable taken) {
        this.taken = taken;
    }

    @Override
    public String name() {
        return "safeguards";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {}

    @Override
    public void load(CityFolder folder) {
        taken.run();
    }
}
