package org.minqing.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.casework.CaseSources.Source;
import org.minqing.scenario.Texts;
import tools.jackson.databind.JsonNode;

/** How cases are numbered, by which ways they come in and how supervision reminds, in {@code casework.yaml} of the city folder. */
public final class CaseworkPart implements CityPart {

    private static final String FILE = "casework.yaml";
    private static final String PREFIX = "/number-prefix";
    private static final String SOURCES = "/sources";
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{1,6}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Consumer<Read> onLoad;

    /** What the file says. */
    record Read(String prefix, List<Source> sources, SupervisionRules supervision) {}

    /** A part that only checks and counts. */
    public CaseworkPart() {
        this(_ -> {});
    }

    CaseworkPart(Consumer<Read> onLoad) {
        this.onLoad = onLoad;
    }

    @Override
    public String name() {
        return "casework";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        folder.document(FILE, faults).ifPresent(document -> {
            if (!SHAPE.matcher(prefix(document)).matches()) {
                document.fault(
                        faults,
                        "casework.number-prefix",
                        PREFIX,
                        "Case numbers begin with one to six capital letters",
                        "Write them, such as SW");
            }
            checkSources(folder, document, faults);
            SupervisionRules.read(folder, document, faults);
        });
    }

    private static void checkSources(CityFolder folder, Document document, Faults faults) {
        var sources = document.at(SOURCES);
        var fix = "Write a code with names in "
                + String.join(", ", folder.settings().languages()) + ", such as telephone: {zh: 电话, en: Telephone}";
        if (!sources.isMissingNode() && !sources.isObject()) {
            document.fault(faults, "casework.sources", SOURCES, "The ways by which reports come in are no list", fix);
        }
        for (var pointer : document.children(SOURCES)) {
            var code = code(pointer);
            var names = document.at(pointer);
            var named = folder.settings().languages().stream()
                    .allMatch(language -> !names.path(language).asString("").isBlank());
            if (!CODE.matcher(code).matches()
                    || !named
                    || names.size() != folder.settings().languages().size()) {
                document.fault(faults, "casework.sources", pointer, "“" + code + "” is no code with its names", fix);
            }
        }
    }

    @Override
    public void load(CityFolder folder) {
        folder.document(FILE, new Faults()).ifPresent(document -> {
            var sources = document.children(SOURCES).stream()
                    .map(pointer -> new Source(code(pointer), texts(document.at(pointer))))
                    .toList();
            var supervision = SupervisionRules.read(folder, document, new Faults());
            onLoad.accept(new Read(prefix(document), sources, supervision));
        });
    }

    private static Texts texts(JsonNode names) {
        var texts = new LinkedHashMap<String, String>();
        names.properties()
                .forEach(name -> texts.put(name.getKey(), name.getValue().asString("")));
        return new Texts(texts);
    }

    private static String code(String pointer) {
        return pointer.substring(SOURCES.length() + 1);
    }

    private static String prefix(Document document) {
        return document.at(PREFIX).asString("");
    }
}
