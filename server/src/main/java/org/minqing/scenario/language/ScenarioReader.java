package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.kernel.Purpose;
import org.minqing.scenario.Action;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Emergency;
import org.minqing.scenario.Field;
import org.minqing.scenario.Flow;
import org.minqing.scenario.Form;
import org.minqing.scenario.PlaceRule;
import org.minqing.scenario.Retention;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Section;

/** Turns a scenario file into a definition, or says everything that is wrong with it at once. */
public final class ScenarioReader {

    private static final String[] PARTS = {
        "scenario",
        "names",
        "class",
        "purpose",
        "legal-basis",
        "for-residents",
        "tags",
        "retention",
        "emergency",
        "about",
        "reporter",
        "place",
        "patterns",
        "sampling",
        "sections",
        "fields",
        "states",
        "main-line",
        "actions",
        "deadlines",
        "assignment"
    };

    private final Vocabulary words;
    private final TextsReader texts;

    public ScenarioReader(Vocabulary words) {
        this.words = words;
        this.texts = new TextsReader(words.languages());
    }

    /** The definition, when the file has no fault; all its faults are added otherwise. */
    public Optional<Scenario> read(Document document, Faults faults) {
        var own = new Faults();
        var scenario =
                scenario(new Passage(document, "", own), Normalised.of(document).version());
        own.all().forEach(faults::add);
        return own.isEmpty() ? Optional.of(scenario) : Optional.empty();
    }

    private Scenario scenario(Passage file, String version) {
        file.only(PARTS);
        var retentions = new RetentionReader(texts).read(file.at("retention"));
        var emergency = EmergencyReader.read(file.at("emergency"));
        var ids = new LinkedHashSet<>(byId(retentions, Retention::id).keySet());
        var head = new HeadReader(texts, words);
        var patterns = head.patterns(file.at("patterns"));
        var asked = asked(file, retentions, head.sections(file), patterns);
        var byId = byId(asked.fields(), Field::id);
        var people = new FlowReader(texts, words, byId, asked.rules());
        var flow = people.read(file);
        checkFields(file, byId, flow, retentions);
        var tables = TableReader.of(TableInputs.of(asked.fields(), report(flow)), words);
        var clocks = new DeadlineReader(texts, people, tables, flow).read(file.at("deadlines"));
        checkFlow(emergency.map(one -> flow.without(one.then())).orElse(flow), file, clocks);
        EmergencyCheck.check(emergency, flow, retentions, file);
        var place = place(file.at("place"), ids);
        return new Scenario(
                file.at("scenario").id(),
                version,
                file.at("class").id(),
                texts.required(file.at("names")),
                purpose(file.at("purpose")),
                texts.required(file.at("legal-basis")),
                place,
                retentions,
                asked.fields(),
                flow,
                ending(clocks, emergency),
                new AssignmentReader(texts, people, tables).read(file.at("assignment")),
                head.tags(file.at("tags")),
                texts.optional(file.at("for-residents")),
                head.samplings(file.at("sampling")),
                patterns,
                emergency,
                new AboutReader(file.at("about"), words, flow).read(),
                new ReporterReader(file.at("reporter"), retentions, flow).read(place));
    }

    /** The fields, with what their answers depend on. */
    private record Asked(List<Field> fields, RulesReader rules) {}

    private Asked asked(
            Passage file, List<Retention> retentions, Map<String, Section> sections, Map<String, String> patterns) {
        var classes = byId(retentions, Retention::id);
        var plain = new FieldReader(texts, classes.keySet(), words, sections).read(file.at("fields"));
        var rules = RulesReader.of(texts, plain, patterns);
        var subjects = new SubjectReader(texts, classes, file, words.complete());
        return new Asked(subjects.read(rules.read(plain, file.at("fields")), file.at("fields")), rules);
    }

    private static List<Clock> ending(List<Clock> clocks, Optional<Emergency> emergency) {
        return emergency
                .map(one -> clocks.stream()
                        .map(clock -> clock.endingWith(one.then()))
                        .toList())
                .orElse(clocks);
    }

    /** Without what ends with an order whatever is open, an emergency's flow is held to the rules of every flow. */
    private void checkFlow(Flow flow, Passage file, List<Clock> clocks) {
        new FlowCheck(flow, file).check();
        if (words.complete()) {
            var graph = new FlowGraph(flow);
            new DeadlineCheck(flow, graph, file).check(clocks);
            new ObjectionCheck(flow, graph, file, clocks).check();
            clocks.forEach(clock -> new ExtensionCheck(flow, graph, file).check(clock));
        }
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }

    /** The form of the report, as far as there is one. */
    private static Form report(Flow flow) {
        return flow.actions().stream()
                .filter(Action::starts)
                .findFirst()
                .map(Action::form)
                .orElse(Form.NOTHING);
    }

    private static Purpose purpose(Passage purpose) {
        var code = purpose.id();
        if (code.length() == 1) {
            purpose.fault("scenario.id", "“" + code + "” is too short", "Write a word");
        }
        return new Purpose(code.length() < 2 ? "none" : code);
    }

    private static PlaceRule place(Passage place, LinkedHashSet<String> retentions) {
        if (!place.present()) {
            place.missing();
        }
        place.only("precision", "open", "retention");
        var precision = place.at("precision").oneOf(List.of(PlaceRule.Precision.values()));
        var open = place.at("open").flag();
        var retention = place.at("retention");
        var sealed = precision == PlaceRule.Precision.EXACT && !open;
        if (sealed && !retention.present()) {
            place.fault("retention.missing", "The sealed place has no retention class", "Name one");
        }
        if (!sealed && retention.present()) {
            retention.fault("retention.open", "An open place has no retention class", "Remove one of the two");
        }
        if (sealed && retention.present() && !retentions.contains(retention.text())) {
            retention.fault("retention.unknown", "There is no such retention class", "Add it under “retention”");
        }
        return new PlaceRule(precision, open, sealed && retention.present() ? retention.text() : "");
    }

    private static void checkFields(Passage file, Map<String, Field> fields, Flow flow, List<Retention> retentions) {
        new LookCheck(file, fields, byId(retentions, Retention::id)).check(flow);
        unused(file, fields, flow);
    }

    private static void unused(Passage file, Map<String, Field> fields, Flow flow) {
        var used = flow.actions().stream()
                .flatMap(Action::forms)
                .flatMap(form -> form.questions().stream())
                .map(question -> question.field().id())
                .collect(Collectors.toSet());
        for (var id : fields.keySet()) {
            if (!used.contains(id)) {
                file.at("fields")
                        .at(id)
                        .fault("field.unused", "No action asks for “" + id + "”", "Ask for it or remove it");
            }
        }
    }
}
