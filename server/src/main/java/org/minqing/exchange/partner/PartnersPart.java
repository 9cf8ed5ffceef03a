package org.minqing.exchange.partner;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.FilePart;
import org.minqing.exchange.partner.Partner.Answers;
import org.minqing.exchange.partner.Partner.Becomes;
import org.minqing.exchange.partner.Partner.HandsOver;
import org.minqing.exchange.partner.Partner.Receives;
import org.minqing.kernel.AreaCode;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.ScenarioPart;
import org.minqing.scenario.State;
import tools.jackson.databind.JsonNode;

/** With whom cases go to and fro, in {@code partners.yaml} of the city folder; without it with nobody. */
public final class PartnersPart extends FilePart<List<Partner>> {

    private static final String CASEWORK = "casework.yaml";

    /** A part that only checks. */
    public PartnersPart() {
        this(_ -> {});
    }

    PartnersPart(Consumer<List<Partner>> taken) {
        super("partners", "partners.yaml", List.of(), taken);
    }

    @Override
    protected List<Partner> read(CityFolder folder, Document document, Faults faults) {
        var sources = folder.has(CASEWORK)
                ? folder.document(CASEWORK, new Faults())
                        .map(casework -> Set.copyOf(casework.at("/sources").propertyNames()))
                        .orElse(Set.of())
                : Set.<String>of();
        return read(document, ScenarioPart.scenarios(folder), sources, folder.city(), faults);
    }

    static List<Partner> read(
            Document document, List<Scenario> scenarios, Set<String> sources, City city, Faults faults) {
        var byId = scenarios.stream().collect(Collectors.toMap(Scenario::id, scenario -> scenario));
        return new Reader(document, faults, byId, sources, city).partners();
    }

    private record Reader(
            Document document, Faults faults, Map<String, Scenario> scenarios, Set<String> sources, City city) {

        List<Partner> partners() {
            document.only(faults, "", Set.of("partners"));
            return document.children("/partners").stream().map(this::partner).toList();
        }

        private Partner partner(String pointer) {
            document.only(faults, pointer, Set.of("source", "receives", "hands-over"));
            var source = text(pointer + "/source");
            if (!sources.contains(source)) {
                fault("partner.source", pointer + "/source", "There is no way " + source, "Name one of casework.yaml");
            }
            return new Partner(
                    last(pointer),
                    source,
                    document.at(pointer + "/receives").isMissingNode()
                            ? Optional.empty()
                            : scenario(pointer + "/receives").map(one -> receives(pointer + "/receives", one)),
                    document.children(pointer + "/hands-over").stream()
                            .flatMap(one -> scenario(one).map(found -> handsOver(one, found)).stream())
                            .toList());
        }

        private Optional<Scenario> scenario(String pointer) {
            var found = Optional.ofNullable(scenarios.get(text(pointer + "/scenario")));
            if (found.isEmpty()) {
                fault("partner.scenario", pointer + "/scenario", "There is no such scenario", "Name one of the folder");
            }
            return found;
        }

        private Receives receives(String pointer, Scenario scenario) {
            document.only(faults, pointer, Set.of("scenario", "fields", "given", "areas", "answers"));
            var form = scenario.flow().start().form();
            var fields = becomes(pointer + "/fields", form::field);
            var given = given(pointer + "/given", form);
            var answered = new HashSet<>(given.keySet());
            fields.values().forEach(one -> answered.add(one.field()));
            form.questions().stream()
                    .filter(Form.Question::required)
                    .map(question -> question.field().id())
                    .filter(id -> !answered.contains(id))
                    .forEach(id -> fault(
                            "partner.required",
                            pointer,
                            "The report needs " + id,
                            "Say which field becomes it, or give it"));
            return new Receives(scenario.id(), fields, given, areas(pointer + "/areas"), answers(pointer, scenario));
        }

        private Map<String, Becomes> becomes(String pointer, Function<String, Optional<Field>> find) {
            var fields = new LinkedHashMap<String, Becomes>();
            for (var one : document.children(pointer)) {
                document.only(faults, one, Set.of("to", "values", "otherwise"));
                var becomes = new Becomes(text(one + "/to"), values(one + "/values"), word(one + "/otherwise"));
                var field = find.apply(becomes.field());
                if (field.isEmpty()) {
                    fault("partner.field", one, "The report asks for no " + becomes.field(), "Name one of its fields");
                }
                field.ifPresent(found -> codes(one, found, becomes));
                fields.put(last(one), becomes);
            }
            return fields;
        }

        /** Every code that an answer becomes has to be one that can be chosen. */
        private void codes(String pointer, Field field, Becomes becomes) {
            switch (field.type()) {
                case FieldType.Choice choice -> {
                    var wrong = new HashSet<>(becomes.values().values());
                    becomes.otherwise().ifPresent(wrong::add);
                    wrong.removeAll(choice.leaves().keySet());
                    wrong.forEach(code -> fault(
                            "partner.value", pointer, "No choice of " + field.id() + " is " + code, "Write another"));
                }
                case FieldType.Group _, FieldType.Photos _ ->
                    fault("partner.field", pointer, "Partners cannot send " + field.id(), "Leave it out");
                case FieldType.Text _, FieldType.WholeNumber _, FieldType.Decimal _ -> {}
                case FieldType.Flag _, FieldType.Day _, FieldType.Time _ -> {}
            }
        }

        private Map<String, Object> given(String pointer, Form form) {
            var given = new LinkedHashMap<String, Object>();
            for (var one : document.children(pointer)) {
                var code = text(one);
                form.field(last(one))
                        .ifPresentOrElse(
                                field -> codes(
                                        one, field, new Becomes(field.id(), Map.of(code, code), Optional.empty())),
                                () -> fault("partner.field", one, "The report asks for no such field", "Name another"));
                given.put(last(one), code);
            }
            return given;
        }

        private Map<String, AreaCode> areas(String pointer) {
            var areas = new HashMap<String, AreaCode>();
            for (var one : document.children(pointer)) {
                city.areas().stream()
                        .filter(area -> area.code().toString().equals(text(one)))
                        .findFirst()
                        .ifPresentOrElse(
                                area -> areas.put(last(one), area.code()),
                                () -> fault(
                                        "partner.area", one, "There is no area " + text(one), "Name one of the city"));
            }
            return areas;
        }

        private Answers answers(String receives, Scenario scenario) {
            var pointer = receives + "/answers";
            document.only(faults, pointer, Set.of("states", "fields"));
            var states = new HashMap<String, String>();
            for (var theirs : document.children(pointer + "/states")) {
                document.children(theirs).forEach(ours -> states.put(text(ours), last(theirs)));
            }
            var known = scenario.flow().states().stream().map(State::id).collect(Collectors.toSet());
            known.stream()
                    .filter(state -> !states.containsKey(state))
                    .forEach(state ->
                            fault("partner.state-missing", pointer, "Nothing is said of the state " + state, "Add it"));
            states.keySet().stream()
                    .filter(state -> !known.contains(state))
                    .forEach(state -> fault("partner.state", pointer, "There is no state " + state, "Remove it"));
            var fields = values(pointer + "/fields");
            fields.keySet().stream()
                    .filter(id -> isFor(scenario, id))
                    .forEach(id -> fault("partner.field", pointer, "No step tells " + id, "Name a field that is told"));
            return new Answers(states, fields);
        }

        /** Whether a field is none that partners are told: unknown, or for the reporter alone. */
        private static boolean isFor(Scenario scenario, String id) {
            return scenario.fields().stream().noneMatch(field -> field.id().equals(id))
                    || scenario.fieldsForReporterOnly().contains(id);
        }

        private HandsOver handsOver(String pointer, Scenario scenario) {
            document.only(faults, pointer, Set.of("scenario", "action", "fields"));
            var action = text(pointer + "/action");
            if (scenario.flow().action(action).isEmpty()) {
                fault("partner.action", pointer, "There is no action " + action, "Name one of the scenario");
            }
            var fields = new LinkedHashMap<String, Becomes>();
            for (var one : document.children(pointer + "/fields")) {
                document.only(faults, one, Set.of("to", "values", "otherwise"));
                if (isFor(scenario, last(one))) {
                    fault("partner.field", one, "There is no such field to hand over", "Name another");
                }
                fields.put(
                        last(one), new Becomes(text(one + "/to"), values(one + "/values"), word(one + "/otherwise")));
            }
            return new HandsOver(scenario.id(), action, fields);
        }

        private Map<String, String> values(String pointer) {
            var values = new LinkedHashMap<String, String>();
            document.children(pointer).forEach(one -> values.put(last(one), text(one)));
            return values;
        }

        private Optional<String> word(String pointer) {
            return Optional.of(text(pointer)).filter(text -> !text.isBlank());
        }

        private String text(String pointer) {
            JsonNode node = document.at(pointer);
            return node.asString("");
        }

        private static String last(String pointer) {
            return pointer.substring(pointer.lastIndexOf('/') + 1)
                    .replace("~1", "/")
                    .replace("~0", "~");
        }

        private void fault(String code, String pointer, String message, String fix) {
            document.fault(faults, code, pointer, message, fix);
        }
    }
}
