package org.minqing.casework.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.casework.sample.SamplePlan.Reporter;
import org.minqing.kernel.AreaCode;

/** Reads {@code sample/cases.yaml}; a city may do without. */
final class SamplePlanReader {

    static final String FILE = "sample/cases.yaml";

    private final Document document;
    private final Faults faults;

    private SamplePlanReader(Document document, Faults faults) {
        this.document = document;
        this.faults = faults;
    }

    static Optional<SamplePlan> read(CityFolder folder, Faults faults) {
        return folder.has(FILE)
                ? folder.document(FILE, faults).map(document -> new SamplePlanReader(document, faults).plan(folder))
                : Optional.empty();
    }

    private SamplePlan plan(CityFolder folder) {
        var places = weighted("/places", pointer -> area(pointer + "/area", folder));
        var reporters = weighted("/reporters", this::reporter);
        var days = Math.max(1, document.at("/days").asInt(60));
        var paths = weighted("/paths", pointer -> Optional.of(path(pointer, days)));
        if (text("/scenario").isEmpty()) {
            fault("/scenario", "The samples name no scenario", "Name one");
        }
        return new SamplePlan(
                text("/scenario"),
                document.at("/seed").asLong(1),
                days,
                places,
                reporters,
                paths,
                hours(),
                new Sentences(texts("/spots"), sentences()));
    }

    private SamplePlan.Path path(String pointer, int days) {
        var hours = document.at(pointer + "/within-hours").asLong(days * 24L);
        return new SamplePlan.Path(texts(pointer + "/steps"), Duration.ofHours(Math.max(1, hours)));
    }

    private <T> List<Weighted<T>> weighted(String pointer, Function<String, Optional<T>> value) {
        var all = new ArrayList<Weighted<T>>();
        for (var child : document.children(pointer)) {
            var weight = document.at(child + "/weight").asInt(0);
            if (weight < 1) {
                fault(child, "It has no weight", "Give a whole number from 1");
            } else {
                value.apply(child).ifPresent(found -> all.add(new Weighted<>(found, weight)));
            }
        }
        if (all.isEmpty()) {
            fault(pointer, "There is none", "Name at least one");
        }
        return all;
    }

    private Optional<AreaCode> area(String pointer, CityFolder folder) {
        var digits = document.at(pointer).asString("");
        var code = digits.matches("[1-9][0-9]{14}")
                ? Optional.of(new AreaCode(Long.parseLong(digits)))
                : Optional.<AreaCode>empty();
        var known = code.filter(area -> folder.city().area(area).isPresent());
        if (known.isEmpty()) {
            fault(pointer, "There is no area " + digits, "Use the 15 digits of an area of this city");
        }
        return known;
    }

    private Optional<Reporter> reporter(String pointer) {
        var account = text(pointer + "/account");
        var role = text(pointer + "/role");
        var level = text(pointer + "/level");
        if (!account.isEmpty()) {
            return Optional.of(new Reporter.Account(account));
        }
        if (role.isEmpty() || level.isEmpty()) {
            fault(pointer, "It names nobody", "Name an account, or a role and a level");
            return Optional.empty();
        }
        return Optional.of(new Reporter.Holder(role, level));
    }

    private Map<String, Double> hours() {
        var hours = new HashMap<String, Double>();
        document.at("/hours")
                .properties()
                .forEach(entry ->
                        hours.put(entry.getKey(), Math.max(0.1, entry.getValue().asDouble(12))));
        return hours;
    }

    private Map<String, Sentences.ByChoice> sentences() {
        var fields = new HashMap<String, Sentences.ByChoice>();
        document.at("/texts").properties().forEach(entry -> {
            var pointer = "/texts/" + entry.getKey();
            if (entry.getValue().isArray()) {
                fields.put(entry.getKey(), new Sentences.ByChoice("", Map.of("other", texts(pointer))));
                return;
            }
            var byChoice = new HashMap<String, List<String>>();
            entry.getValue().properties().stream()
                    .filter(choice -> choice.getValue().isArray())
                    .forEach(choice -> byChoice.put(choice.getKey(), texts(pointer + "/" + choice.getKey())));
            fields.put(entry.getKey(), new Sentences.ByChoice(text(pointer + "/by"), byChoice));
        });
        return fields;
    }

    private List<String> texts(String pointer) {
        return document.at(pointer).valueStream().map(node -> node.asString("")).toList();
    }

    private String text(String pointer) {
        return document.at(pointer).asString("");
    }

    private void fault(String pointer, String message, String fix) {
        document.fault(faults, "sample.cases", pointer, message, fix);
    }
}
