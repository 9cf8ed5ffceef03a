package org.minqing.access;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.FilePart;
import org.minqing.kernel.Purpose;

/** For what offices may share their cases, in {@code sharing.yaml} of the city folder; without the file nothing is shared. */
public final class SharingPart extends FilePart<Map<Purpose, Purposes.ForSharing>> {

    private static final Set<String> KEYS = Set.of("names", "basis", "opens");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final int LONGEST = 200;

    /** A part that only checks. */
    public SharingPart() {
        this(_ -> {});
    }

    SharingPart(Consumer<? super Map<Purpose, Purposes.ForSharing>> taken) {
        super("sharing", "sharing.yaml", Map.of(), taken);
    }

    @Override
    protected Map<Purpose, Purposes.ForSharing> read(CityFolder folder, Document document, Faults faults) {
        return new Reader(folder, document, faults).purposes();
    }

    private record Reader(CityFolder folder, Document document, Faults faults) {

        Map<Purpose, Purposes.ForSharing> purposes() {
            document.only(faults, "", Set.of("purposes"));
            var purposes = new LinkedHashMap<Purpose, Purposes.ForSharing>();
            for (var pointer : document.children("/purposes")) {
                document.only(faults, pointer, KEYS);
                var code = pointer.substring("/purposes/".length());
                if (isCode(code, pointer)) {
                    var one = new Purposes.ForSharing(
                            texts(pointer + "/names"), texts(pointer + "/basis"), opens(pointer + "/opens"));
                    purposes.put(new Purpose(code), one);
                }
            }
            return purposes;
        }

        private Set<Purpose> opens(String pointer) {
            var opens = new HashSet<Purpose>();
            for (var place : document.children(pointer)) {
                var code = document.at(place).asString("");
                if (isCode(code, place)) {
                    opens.add(new Purpose(code));
                }
            }
            if (opens.isEmpty()) {
                fault("sharing.opens", pointer, "It opens nothing", "Name the purposes of scenarios that it may open");
            }
            return opens;
        }

        private boolean isCode(String code, String pointer) {
            var is = CODE.matcher(code).matches();
            if (!is) {
                fault("sharing.purpose", pointer, "“" + code + "” is no code of a purpose", "Write such as casework");
            }
            return is;
        }

        private Map<String, String> texts(String pointer) {
            var texts = new LinkedHashMap<String, String>();
            for (var language : folder.settings().languages()) {
                var text = document.at(pointer + "/" + language).asString("");
                if (text.isBlank() || text.length() > LONGEST) {
                    fault(
                            "sharing.words",
                            pointer,
                            "The words in " + language + " are missing or too long",
                            "Write them in each language");
                }
                texts.put(language, text);
            }
            return texts;
        }

        private void fault(String code, String pointer, String message, String fix) {
            document.fault(faults, code, pointer, message, fix);
        }
    }
}
