package org.minqing.access;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;

/** The small city of the tests, which does not exist anywhere. */
public final class Lakeside {

    private Lakeside() {}

    public static Path path() {
        try {
            var resource = Objects.requireNonNull(Lakeside.class.getResource("/cities/lakeside"));
            return Path.of(resource.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static CityFolder folder() {
        return CityFolder.open(path(), new Faults()).orElseThrow();
    }
}
