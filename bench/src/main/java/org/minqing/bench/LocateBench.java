package org.minqing.bench;

import java.nio.file.Path;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.area.LocateProbe;

/** How fast a point finds its grid. */
final class LocateBench {

    private final Options options;

    LocateBench(Options options) {
        this.options = options;
    }

    Result run() {
        var faults = new Faults();
        var folder = CityFolder.open(Path.of(options.text("city", "cities/shanwei")), faults)
                .orElseThrow(() -> new IllegalArgumentException("That is no city folder: " + faults.all()));
        var probe = new LocateProbe(City.of(folder));
        if (probe.inside() == 0) {
            throw new IllegalStateException("None of the points lies in the city");
        }
        return new Result("locate", probe.lookUpsPerSecond(), "look-ups/s on one core", probe.points(), 1)
                .withLimit(probe.squaresPerSecond())
                .withErrors(0);
    }
}
