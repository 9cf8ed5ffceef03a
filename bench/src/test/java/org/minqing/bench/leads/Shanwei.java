package org.minqing.bench.leads;

import java.nio.file.Files;
import java.nio.file.Path;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;

/** The shipped city that has counties, towns, villages and small grids. */
final class Shanwei {

    static final Path FOLDER = folder();
    static final City CITY = City.of(CityFolder.open(FOLDER, new Faults()).orElseThrow());

    private Shanwei() {}

    private static Path folder() {
        var beside = Path.of("../cities/shanwei");
        return Files.isDirectory(beside) ? beside : Path.of("cities/shanwei");
    }
}
