package org.minqing.area;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The outcome of checking a city folder as a whole: all faults of all parts, what the parts counted, and the folder when
 * it could be opened. The counts are compared with what {@code expect} in {@code city.yaml} says.
 */
public record CityCheck(List<Fault> faults, Map<String, Object> counts, Optional<CityFolder> folder) {

    public CityCheck {
        faults = List.copyOf(faults);
    }

    /** Checks a folder with these parts, side by side; faults and counts come in the order of the parts. */
    public static CityCheck of(Path root, List<? extends CityPart> parts) {
        var faults = new Faults();
        var folder = CityFolder.open(root, faults);
        var counts = new LinkedHashMap<String, Object>();
        folder.ifPresent(open -> {
            for (var look : looks(open, parts)) {
                look.faults().all().forEach(faults::add);
                counts.putAll(look.counts());
            }
            var document = open.settings().document();
            compare(document, "/expect", document.at("/expect"), counts, faults);
        });
        return new CityCheck(faults.all(), counts, folder);
    }

    /** What one part found. */
    private record Look(Faults faults, Map<String, Object> counts) {

        static Look at(CityFolder folder, CityPart part) {
            var faults = new Faults();
            part.check(folder, faults);
            return new Look(faults, part.counts(folder));
        }
    }

    private static List<Look> looks(CityFolder folder, List<? extends CityPart> parts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return parts.stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> Look.at(folder, part), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static void compare(
            Document document, String pointer, JsonNode expected, @Nullable Object counted, Faults faults) {
        if (!expected.isObject()) {
            if (!expected.isMissingNode() && !expected.asString("").equals(Objects.toString(counted))) {
                var message = "Expected " + expected.asString("?") + ", counted " + counted;
                document.fault(faults, "expect.differs", pointer, message, "Correct the folder or the expectation");
            }
            return;
        }
        for (var name : expected.propertyNames()) {
            var inner = counted instanceof Map<?, ?> map ? map.get(name) : null;
            compare(document, pointer + "/" + Document.escaped(name), expected.get(name), inner, faults);
        }
    }
}
