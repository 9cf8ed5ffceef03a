package org.minqing.area;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.minqing.database.StartRefused;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Takes the city folder in at start, before the first request: checks it as a whole, then loads it part by part. */
final class CityLoading implements SmartInitializingSingleton {

    private final Settings settings;
    private final Supplier<List<CityPart>> parts;
    private final Supplier<Optional<CityChecking>> begun;

    /** @param begun a check of the same folder that began before the beans were made */
    CityLoading(Settings settings, Supplier<List<CityPart>> parts, Supplier<Optional<CityChecking>> begun) {
        this.settings = settings;
        this.parts = parts;
        this.begun = begun;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var inOrder = parts.get();
        var check = begun.get().map(CityChecking::outcome).orElseGet(() -> CityCheck.of(settings.city(), inOrder));
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
