package org.minqing.casework;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.minqing.area.CityFolder;
import org.minqing.area.CityPart;
import org.minqing.area.Document;
import org.minqing.area.Faults;

/** How cases are numbered, in {@code casework.yaml} of the city folder. */
public final class CaseworkPart implements CityPart {

    private static final String FILE = "casework.yaml";
    private static final String PREFIX = "/number-prefix";
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{1,6}");

    private final Consumer<String> onLoad;

    /** A part that only checks and counts. */
    public CaseworkPart() {
        this(prefix -> {});
    }

    CaseworkPart(Consumer<String> onLoad) {
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
        });
    }

    @Override
    public Map<String, Object> counts(CityFolder folder) {
        return Map.of();
    }

    @Override
    public void load(CityFolder folder) {
        folder.document(FILE, new Faults()).ifPresent(document -> onLoad.accept(prefix(document)));
    }

    private static String prefix(Document document) {
        return document.at(PREFIX).asString("");
    }
}
