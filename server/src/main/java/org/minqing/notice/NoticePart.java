package org.minqing.notice;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.FilePart;

/** Quiet hours, tries and what is urgent, in {@code notices.yaml} of the city folder; a city may leave it out. */
public final class NoticePart extends FilePart<NoticeRules> {

    private static final Set<String> KEYS =
            Set.of("quiet", "coalesce-minutes", "retry-minutes", "urgent", "unsafe", "alarm-minutes");
    private static final int MOST_MINUTES = 7 * 24 * 60;
    private static final int MOST_TRIES = 20;

    /** A part that only checks. */
    public NoticePart() {
        this(_ -> {});
    }

    NoticePart(Consumer<NoticeRules> taken) {
        super("notices", "notices.yaml", NoticeRules.DEFAULT, taken);
    }

    @Override
    protected NoticeRules read(CityFolder folder, Document document, Faults faults) {
        return new Reader(document, faults).rules();
    }

    private record Reader(Document document, Faults faults) {

        NoticeRules rules() {
            document.only(faults, "", KEYS);
            return new NoticeRules(
                    document.at("/quiet").isMissingNode() ? Optional.empty() : quiet(),
                    minutes("/coalesce-minutes").orElse(NoticeRules.DEFAULT.window()),
                    retries(),
                    urgent(),
                    unsafe(),
                    minutes("/alarm-minutes").orElse(NoticeRules.DEFAULT.unheard()));
        }

        private Optional<NoticeRules.Quiet> quiet() {
            var from = time("/quiet/from");
            var to = time("/quiet/to");
            return from.isEmpty() || to.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new NoticeRules.Quiet(from.get(), to.get()));
        }

        private List<Duration> retries() {
            var pointers = document.children("/retry-minutes");
            if (pointers.size() > MOST_TRIES) {
                fault("notices.tries", "/retry-minutes", "These are too many tries", "Write at most " + MOST_TRIES);
            }
            return pointers.isEmpty()
                    ? NoticeRules.DEFAULT.retries()
                    : pointers.stream()
                            .flatMap(pointer -> minutes(pointer).stream())
                            .toList();
        }

        private Map<String, Set<String>> urgent() {
            var urgent = new LinkedHashMap<String, Set<String>>();
            for (var pointer : document.children("/urgent")) {
                var field = document.at(pointer + "/field").asString("");
                var values = document.children(pointer + "/values").stream()
                        .map(value -> document.at(value).asString(""))
                        .collect(Collectors.toSet());
                if (field.isBlank() || values.isEmpty() || values.contains("")) {
                    fault("notices.urgent", pointer, "A field and its answers are needed", "Write field and values");
                } else {
                    urgent.put(field, values);
                }
            }
            return urgent;
        }

        private Set<String> unsafe() {
            var states = document.children("/unsafe").stream()
                    .map(pointer -> document.at(pointer).asString(""))
                    .collect(Collectors.toSet());
            if (states.contains("")) {
                fault("notices.unsafe", "/unsafe", "These are no states", "Write the ids of states, such as [unsafe]");
            }
            return states;
        }

        private Optional<Duration> minutes(String pointer) {
            var node = document.at(pointer);
            if (node.isMissingNode()) {
                return Optional.empty();
            }
            if (node.asInt(0) < 1 || node.asInt(0) > MOST_MINUTES) {
                fault("notices.minutes", pointer, "Minutes from 1 to " + MOST_MINUTES + " are needed", "Write some");
                return Optional.empty();
            }
            return Optional.of(Duration.ofMinutes(node.asInt()));
        }

        private Optional<LocalTime> time(String pointer) {
            try {
                return Optional.of(LocalTime.parse(document.at(pointer).asString("")));
            } catch (DateTimeParseException unreadable) {
                fault("notices.time", pointer, "This is no time of day", "Write it as \"22:00\"");
                return Optional.empty();
            }
        }

        private void fault(String code, String pointer, String message, String fix) {
            document.fault(faults, code, pointer, message, fix);
        }
    }
}
