package org.minqing.oversight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.FilePart;
import org.minqing.audit.LookRules;

/** How looks are told and watched over, in {@code looks.yaml} of the city folder; a city may leave it out. */
public final class LooksPart extends FilePart<LookSettings> {

    private static final Set<String> KEYS = Set.of("most-cases-an-hour", "keep-months", "purposes", "delays");
    private static final int MOST_CASES = 100_000;
    private static final int MOST_DAYS = 366;
    private static final int MOST_MONTHS = 1_200;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    /** A part that only checks. */
    public LooksPart() {
        this(_ -> {});
    }

    LooksPart(Consumer<LookSettings> taken) {
        super("looks", "looks.yaml", LookSettings.DEFAULT, taken);
    }

    @Override
    protected LookSettings read(CityFolder folder, Document document, Faults faults) {
        return new Reader(folder, document, faults).settings();
    }

    private record Reader(CityFolder folder, Document document, Faults faults) {

        LookSettings settings() {
            document.only(faults, "", KEYS);
            return new LookSettings(
                    number("/most-cases-an-hour", LookSettings.DEFAULT.mostCasesAnHour(), 1, MOST_CASES),
                    number(
                            "/keep-months",
                            LookSettings.DEFAULT.keepMonths(),
                            LookRules.Rules.LEAST_MONTHS,
                            MOST_MONTHS),
                    purposes(),
                    delays());
        }

        private int number(String pointer, int otherwise, int least, int most) {
            var node = document.at(pointer);
            if (node.isMissingNode()) {
                return otherwise;
            }
            if (node.asInt(0) < least || node.asInt(0) > most) {
                fault("looks.number", pointer, "A number from %d to %d is needed".formatted(least, most), "Write one");
                return otherwise;
            }
            return node.asInt();
        }

        private Map<String, Map<String, String>> purposes() {
            var purposes = new LinkedHashMap<String, Map<String, String>>();
            for (var pointer : document.children("/purposes")) {
                var code = pointer.substring("/purposes/".length());
                if (!CODE.matcher(code).matches()) {
                    fault("looks.purpose", pointer, "“" + code + "” is no code of a purpose", "Write such as casework");
                }
                purposes.put(code, names(pointer));
            }
            return purposes;
        }

        private Map<String, LookSettings.DelayCode> delays() {
            var delays = new LinkedHashMap<String, LookSettings.DelayCode>();
            for (var pointer : document.children("/delays")) {
                var code = pointer.substring("/delays/".length());
                if (!CODE.matcher(code).matches()
                        || document.at(pointer + "/most-days").isMissingNode()) {
                    fault(
                            "looks.delay",
                            pointer,
                            "“" + code + "” is no code with its days",
                            "Write most-days and names");
                }
                var days = number(pointer + "/most-days", 1, 1, MOST_DAYS);
                delays.put(code, new LookSettings.DelayCode(names(pointer + "/names"), days));
            }
            return delays;
        }

        private Map<String, String> names(String pointer) {
            var names = new LinkedHashMap<String, String>();
            for (var language : folder.settings().languages()) {
                var name = document.at(pointer + "/" + language).asString("");
                if (name.isBlank()) {
                    fault("looks.names", pointer, "There are no words in " + language, "Write them in each language");
                }
                names.put(language, name);
            }
            return names;
        }

        private void fault(String code, String pointer, String message, String fix) {
            document.fault(faults, code, pointer, message, fix);
        }
    }
}
