package org.minqing.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;

/**
 * After which share of its time whoever is asked about a case is reminded, from {@code casework.yaml}: the version in force on
 * the day on which it is asked. Before the first one, and without any, nobody is reminded before the time has passed.
 */
record SupervisionRules(List<Version> versions) {

    static final SupervisionRules NONE = new SupervisionRules(List.of());

    private static final String PATH = "/supervision";
    private static final Set<String> KEYS = Set.of("valid-from", "warn-at-percent", "source");
    private static final String CODE = "casework.supervision";

    SupervisionRules {
        versions = List.copyOf(versions);
    }

    /** From a day on, until the next version. */
    record Version(LocalDate validFrom, int warnAtPercent) {}

    Optional<Integer> warnAtPercent(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .max(Comparator.comparing(Version::validFrom))
                .map(Version::warnAtPercent);
    }

    static SupervisionRules read(CityFolder folder, Document document, Faults faults) {
        var versions = new ArrayList<Version>();
        if (!document.at(PATH).isMissingNode() && !document.at(PATH).isArray()) {
            fault(document, faults, PATH, "The rules of supervision are no list", "Begin each version with a dash");
        }
        for (var pointer : document.children(PATH)) {
            document.only(faults, pointer, KEYS);
            sourced(folder, document, pointer, faults);
            var from = day(document, pointer + "/valid-from", faults);
            var percent = percent(document, pointer + "/warn-at-percent", faults);
            if (from.filter(day ->
                            versions.stream().anyMatch(one -> one.validFrom().equals(day)))
                    .isPresent()) {
                fault(document, faults, pointer, "Two versions begin on the same day", "Give each its own day");
            } else if (from.isPresent() && percent.isPresent()) {
                versions.add(new Version(from.get(), percent.get()));
            }
        }
        return new SupervisionRules(versions);
    }

    private static void sourced(CityFolder folder, Document document, String pointer, Faults faults) {
        for (var language : folder.settings().languages()) {
            var path = pointer + "/source/" + language;
            if (document.at(path).asString("").isBlank()) {
                fault(
                        document,
                        faults,
                        path,
                        "The document that sets this is not named in " + language,
                        "Write source: with its name in "
                                + String.join(", ", folder.settings().languages()));
            }
        }
    }

    private static Optional<LocalDate> day(Document document, String pointer, Faults faults) {
        try {
            return Optional.of(LocalDate.parse(document.at(pointer).asString("")));
        } catch (DateTimeParseException unreadable) {
            fault(document, faults, pointer, "This is no day", "Write it as \"2026-01-31\"");
            return Optional.empty();
        }
    }

    private static Optional<Integer> percent(Document document, String pointer, Faults faults) {
        var percent = document.at(pointer).asInt(0);
        if (percent < 1 || percent > 99) {
            fault(document, faults, pointer, "A share from 1 to 99 is needed", "Write such as 75");
            return Optional.empty();
        }
        return Optional.of(percent);
    }

    private static void fault(Document document, Faults faults, String pointer, String message, String fix) {
        document.fault(faults, CODE, pointer, message, fix);
    }
}
