package org.minqing.area;

import java.util.List;
import java.util.function.Supplier;
import org.minqing.database.StartRefused;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Takes the city folder in at start, before the first request: checks it as a whole, then loads it part by part. */
final class CityLoading implements SmartInitializingSingleton {

    private final Settings settings;
    private final Supplier<List<CityPart>> parts;

    CityLoading(Settings settings, Supplier<List<CityPart>> parts) {
        this.settings = settings;
        this.parts = parts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var inOrder = parts.get();
        var check = CityCheck.of(settings.city(), inOrder);
        if (!check.faults().isEmpty()) {
            throw new StartRefused(sentence(check.faults()));
        }
        check.folder().ifPresent(folder -> inOrder.forEach(part -> part.load(folder)));
    }

    private String sentence(List<Fault> faults) {
        var first = faults.getFirst();
        return "The city folder %s has %d faults, the first in %s, line %d: %s. Run ./minqing check on it for all."
                .formatted(settings.city(), faults.size(), first.file(), first.line(), first.message());
    }
}
