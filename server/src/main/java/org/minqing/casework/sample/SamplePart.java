package org.minqing.casework.sample;

import java.util.Optional;
import java.util.function.Consumer;
import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Faults;

/** The invented cases of a city folder. */
public final class SamplePart implements CityPart {

    private final Consumer<Optional<SamplePlan>> onLoad;

    /** A part that only checks. */
    public SamplePart() {
        this(plan -> {});
    }

    SamplePart(Consumer<Optional<SamplePlan>> onLoad) {
        this.onLoad = onLoad;
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        SamplePlanReader.read(folder, faults);
    }

    @Override
    public void load(CityFolder folder) {
        onLoad.accept(SamplePlanReader.read(folder, new Faults()));
    }
}
