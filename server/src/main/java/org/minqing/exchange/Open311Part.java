package org.minqing.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.minqing.access.StaffPart;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.FilePart;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.ScenarioPart;
import org.minqing.scenario.Texts;
import tools.jackson.databind.JsonNode;

/** What other programs may read and report, in {@code open311.yaml} of the city folder; without it there is nothing. */
public final class Open311Part extends FilePart<Open311Part.Loaded> {

    /** The offer, and what the departments of the city are called. */
    record Loaded(Optional<Offers> offers, Map<String, Texts> departments) {

        static final Loaded NOTHING = new Loaded(Optional.empty(), Map.of());
    }

    /** A part that only checks. */
    public Open311Part() {
        this(_ -> {});
    }

    Open311Part(Consumer<Loaded> taken) {
        super("open311", "open311.yaml", Loaded.NOTHING, taken);
    }

    @Override
    protected Loaded read(CityFolder folder, Document document, Faults faults) {
        var offers = read(document, folder.settings().languages(), ScenarioPart.scenarios(folder), faults);
        return new Loaded(Optional.of(offers), departments(folder));
    }

    private static Map<String, Texts> departments(CityFolder folder) {
        return StaffPart.departmentNames(folder).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, names -> new Texts(names.getValue())));
    }

    static Offers read(Document document, List<String> languages, List<Scenario> scenarios, Faults faults) {
        var byId = scenarios.stream().collect(Collectors.toMap(Scenario::id, scenario -> scenario));
        return new Reader(document, faults, languages, byId).offers();
    }

    private record Reader(Document document, Faults faults, List<String> languages, Map<String, Scenario> scenarios) {

        private static final Set<String> KEYS =
                Set.of("jurisdiction", "changed", "contact", "key-service", "agency", "per-minute", "scenarios");
        private static final Set<String> MATTER_KEYS =
                Set.of("by", "without", "description", "contact", "address", "addition", "clock", "place");
        private static final int USUAL_PACE = 60;
        private static final int MOST_A_MINUTE = 10_000;

        Offers offers() {
            document.only(faults, "", KEYS);
            var matters = document.children("/scenarios").stream()
                    .flatMap(pointer -> matter(pointer).stream())
                    .toList();
            if (matters.isEmpty()) {
                fault("open311.nothing", "/scenarios", "Nothing is offered", "Name a scenario, or remove the file");
            }
            twice(matters);
            return new Offers(
                    text("/jurisdiction"),
                    changed(),
                    texts("/contact"),
                    texts("/key-service"),
                    texts("/agency"),
                    pace(),
                    matters);
        }

        private Optional<Offers.Matter> matter(String pointer) {
            document.only(faults, pointer, MATTER_KEYS);
            var id = pointer.substring(pointer.lastIndexOf('/') + 1);
            var scenario = scenarios.get(id);
            if (scenario == null) {
                fault("open311.scenario", pointer, "There is no scenario " + id, "Name one of the folder");
                return Optional.empty();
            }
            var reason = Publishable.refused(scenario);
            if (reason.isPresent()) {
                fault("open311.confidential", pointer, id + " may not be published: " + reason.get(), "Remove it");
                return Optional.empty();
            }
            var matter = new Offers.Matter(
                    id,
                    text(pointer + "/by"),
                    document.children(pointer + "/without").stream()
                            .map(each -> document.at(each).asString(""))
                            .collect(Collectors.toSet()),
                    new Offers.Named(
                            text(pointer + "/description"), text(pointer + "/contact"), text(pointer + "/address")),
                    text(pointer + "/addition"),
                    text(pointer + "/clock"),
                    "exact".equals(text(pointer + "/place").orElse("area")));
            return Publishable.fits(
                            matter,
                            scenario,
                            (path, message) ->
                                    fault("open311.field", pointer + "/" + path, message, "Name what the scenario has"))
                    ? Optional.of(matter)
                    : Optional.empty();
        }

        private void twice(List<Offers.Matter> matters) {
            var seen = new HashSet<String>();
            matters.stream()
                    .flatMap(matter -> Optional.ofNullable(scenarios.get(matter.scenario()))
                            .map(scenario -> Service.of(matter, scenario))
                            .orElse(List.of())
                            .stream())
                    .filter(service -> !seen.add(service.code()))
                    .forEach(service -> fault(
                            "open311.twice",
                            "/scenarios",
                            "Two services have the code " + service.code(),
                            "Leave one out, or rename a choice"));
        }

        private int pace() {
            var node = document.at("/per-minute");
            var pace = node.isMissingNode() ? USUAL_PACE : node.asInt(0);
            if (pace < 1 || pace > MOST_A_MINUTE) {
                fault("open311.pace", "/per-minute", "From 1 to " + MOST_A_MINUTE + " are needed", "Write a number");
            }
            return pace;
        }

        private LocalDate changed() {
            try {
                return LocalDate.parse(document.at("/changed").asString(""));
            } catch (DateTimeException unreadable) {
                fault(
                        "open311.changed",
                        "/changed",
                        "This is no day",
                        "Write the day of the last change, \"2026-11-29\"");
                return LocalDate.EPOCH;
            }
        }

        private Optional<String> text(String pointer) {
            return Optional.of(document.at(pointer).asString("")).filter(text -> !text.isBlank());
        }

        private Texts texts(String pointer) {
            var names = document.at(pointer);
            if (languages.stream()
                    .anyMatch(language -> names.path(language).asString("").isBlank())) {
                fault(
                        "open311.words",
                        pointer,
                        "These words are missing in a language of the city",
                        "Write them in " + String.join(", ", languages));
            }
            var texts = new LinkedHashMap<String, String>();
            names.properties().forEach(name -> texts.put(name.getKey(), words(name.getValue())));
            return new Texts(texts);
        }

        private static String words(JsonNode node) {
            return node.asString("");
        }

        private void fault(String code, String pointer, String message, String fix) {
            document.fault(faults, code, pointer, message, fix);
        }
    }
}
