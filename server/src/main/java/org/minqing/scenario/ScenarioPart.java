package org.minqing.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.scenario.language.CallCheck;
import org.minqing.scenario.language.FlowPrint;
import org.minqing.scenario.language.LawCheck;
import org.minqing.scenario.language.Normalised;
import org.minqing.scenario.language.ScenarioReader;
import org.minqing.scenario.language.Stories;
import org.minqing.scenario.language.Vocabulary;

/**
 * The scenarios as a part of the city folder: {@code scenarios/<id>.yaml}, with stories and the printed flow beside each.
 * A story that fails and a print that no longer fits are faults like any other.
 */
public final class ScenarioPart implements CityPart {

    private static final String FOLDER = "scenarios";
    private static final String ENDING = ".yaml";
    private static final String STORIES = ".stories.yaml";
    private static final String PRINT = ".flow.txt";

    private static final String ORDER = "/scenarios";

    private final BiConsumer<CityFolder, List<Loaded>> onLoad;

    /** A definition, and its text as it is to be kept. */
    record Loaded(Scenario scenario, Normalised text) {}

    /** A file as it was read, with what it defines where it has no fault that hides that. */
    private record Written(Document document, Optional<Loaded> loaded) {}

    private record All(List<Written> files) {

        List<Loaded> loaded() {
            return files.stream().flatMap(file -> file.loaded().stream()).toList();
        }

        Document document(Loaded one) {
            return files.stream()
                    .filter(file -> file.loaded().filter(one::equals).isPresent())
                    .findFirst()
                    .orElseThrow()
                    .document();
        }
    }

    /** A part that only checks and counts. */
    public ScenarioPart() {
        this((_, _) -> {});
    }

    ScenarioPart(BiConsumer<CityFolder, List<Loaded>> onLoad) {
        this.onLoad = onLoad;
    }

    @Override
    public String name() {
        return "scenarios";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        var all = all(folder, faults);
        var calls = calls(all.loaded());
        all.loaded().forEach(loaded -> {
            calls.check(loaded.scenario(), all.document(loaded), faults);
            LawCheck.check(loaded.scenario(), all.document(loaded), folder, faults);
            print(folder, loaded.scenario(), faults);
        });
        sameKinds(folder, faults);
        proved(folder, faults);
        order(folder, faults);
    }

    /** Lists and counts of several scenarios ask by state: what is new in one must not be at work in another. */
    private static void sameKinds(CityFolder folder, Faults faults) {
        var first = new HashMap<String, Scenario>();
        for (var loaded : read(folder, new Faults())) {
            var scenario = loaded.scenario();
            for (var state : scenario.flow().states()) {
                var other = first.putIfAbsent(state.id(), scenario);
                var kind = Optional.ofNullable(other)
                        .flatMap(known -> known.flow().state(state.id()))
                        .map(State::kind)
                        .filter(known -> known != state.kind());
                kind.ifPresent(known -> folder.document(file(scenario, ENDING), new Faults())
                        .ifPresent(document -> document.fault(
                                faults,
                                "state.kind-differs",
                                "/states/" + state.id() + "/kind",
                                "“" + state.id() + "” is " + Words.of(state.kind()) + " here and " + Words.of(known)
                                        + " in “" + other.id() + "”",
                                "Call one of the two states otherwise")));
            }
        }
    }

    @Override
    public Map<String, Object> counts(CityFolder folder) {
        var loaded = read(folder, new Faults());
        var stories = proved(folder, new Faults());
        var classes = loaded.stream().map(one -> one.scenario().scenarioClass()).distinct();
        return Map.of(
                "scenarios",
                Map.of(
                        "classes",
                        classes.count(),
                        "live",
                        loaded.size(),
                        "transitions_covered_percent",
                        stories.percent()));
    }

    @Override
    public void load(CityFolder folder) {
        take(folder, read(folder, new Faults()));
    }

    void take(CityFolder folder, List<Loaded> loaded) {
        onLoad.accept(folder, loaded);
    }

    /** The file of a scenario, by its id. */
    static String file(String id) {
        return FOLDER + "/" + id + ENDING;
    }

    /** One scenario of the folder with everything that proves it; what is wrong with any of it is added. */
    static Optional<Loaded> one(CityFolder folder, String id, Faults faults) {
        var loaded = folder.document(file(id), faults)
                .flatMap(document -> new ScenarioReader(Vocabulary.of(folder))
                        .read(document, faults)
                        .filter(scenario -> isNamedAfterFile(scenario, document, faults))
                        .map(scenario -> new Loaded(scenario, Normalised.of(document))));
        loaded.ifPresent(one -> {
            calls(calls(read(folder, new Faults())), folder, one.scenario(), faults);
            stories(folder, one.scenario(), faults);
            print(folder, one.scenario(), faults);
        });
        return loaded;
    }

    /** In which order the city lists its scenarios, by {@code scenarios} in its {@code city.yaml}; empty without it. */
    static List<String> order(CityFolder folder, Faults faults) {
        var document = folder.settings().document();
        var ids = new ArrayList<String>();
        for (var pointer : document.children(ORDER)) {
            var id = document.at(pointer).asString("");
            if (folder.has(file(id))) {
                ids.add(id);
            } else {
                document.fault(
                        faults,
                        "scenario.order",
                        pointer,
                        "There is no scenario “" + id + "”",
                        "Name the scenarios in the order in which people are to see them");
            }
        }
        return ids;
    }

    /** The scenarios of a folder that can be read, for the parts of other modules; their faults are said by this part. */
    public static List<Scenario> scenarios(CityFolder folder) {
        return read(folder, new Faults()).stream().map(Loaded::scenario).toList();
    }

    private static List<Loaded> read(CityFolder folder, Faults faults) {
        return all(folder, faults).loaded();
    }

    private static All all(CityFolder folder, Faults faults) {
        return folder.once(All.class, faults, found -> readAll(folder, found));
    }

    /** The stories of all scenarios, played. */
    private static Stories proved(CityFolder folder, Faults faults) {
        return folder.once(
                Stories.class,
                faults,
                found ->
                        SideBySide.of(
                                        read(folder, new Faults()),
                                        found,
                                        (one, own) -> stories(folder, one.scenario(), own))
                                .stream()
                                .reduce(Stories.NOTHING, Stories::plus));
    }

    private static All readAll(CityFolder folder, Faults faults) {
        var reader = new ScenarioReader(Vocabulary.of(folder));
        var files = folder.files(FOLDER, ENDING).stream()
                .filter(file -> !file.endsWith(STORIES))
                .toList();
        return new All(SideBySide.of(files, faults, (file, own) -> written(folder, reader, file, own)).stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Written> written(CityFolder folder, ScenarioReader reader, String file, Faults faults) {
        return folder.document(file, faults)
                .map(document -> new Written(
                        document,
                        reader.read(document, faults)
                                .filter(scenario -> isNamedAfterFile(scenario, document, faults))
                                .map(scenario -> new Loaded(scenario, Normalised.of(document)))));
    }

    /** Ids are file names, so two scenarios of one folder cannot have the same. */
    private static boolean isNamedAfterFile(Scenario scenario, Document document, Faults faults) {
        if (document.file().equals(file(scenario, ENDING))) {
            return true;
        }
        document.fault(
                faults,
                "scenario.file-name",
                "/scenario",
                "The scenario is called “" + scenario.id() + "”, its file " + document.file(),
                "Call the file " + file(scenario, ENDING));
        return false;
    }

    private static CallCheck calls(List<Loaded> all) {
        return new CallCheck(all.stream().map(Loaded::scenario).toList());
    }

    private static void calls(CallCheck check, CityFolder folder, Scenario scenario, Faults faults) {
        folder.document(file(scenario, ENDING), new Faults())
                .ifPresent(document -> check.check(scenario, document, faults));
    }

    private static Stories stories(CityFolder folder, Scenario scenario, Faults faults) {
        var file = file(scenario, STORIES);
        if (!folder.has(file)) {
            var fix = "Write " + file + ", so that the scenario is proved";
            faults.in(file(scenario, ENDING)).add("story.missing", 0, "", "The scenario has no stories", fix);
            return Stories.none(scenario);
        }
        return folder.document(file, faults)
                .map(document -> Stories.play(scenario, document, faults))
                .orElseGet(() -> Stories.none(scenario));
    }

    private static void print(CityFolder folder, Scenario scenario, Faults faults) {
        var file = file(scenario, PRINT);
        if (folder.has(file)
                && !folder.text(file, faults)
                        .filter(FlowPrint.of(scenario)::equals)
                        .isPresent()) {
            var message = "The printed flow differs from the scenario";
            faults.in(file).add("flow.print", 0, "", message, "Look at the change and print it again");
        }
    }

    private static String file(Scenario scenario, String ending) {
        return FOLDER + "/" + scenario.id() + ending;
    }
}
