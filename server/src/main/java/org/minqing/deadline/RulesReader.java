package org.minqing.deadline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.deadline.Rule.Checked;
import org.minqing.deadline.Rule.Extendable;

/** Reads {@code rules-of-law.yaml}: the rules that set a limit, and those that must be kept without one. */
final class RulesReader {

    static final String FILE = "rules-of-law.yaml";

    private static final String EVENT = "[a-z][a-z0-9-]{0,39}(\\.[a-z][a-z0-9-]{0,39})?";
    private static final Map<String, TimeLimit.Unit> UNITS = words(TimeLimit.Unit.values());
    private static final Map<String, TimeLimit.FirstDay> FIRST_DAYS = words(TimeLimit.FirstDay.values());
    private static final Map<String, TimeLimit.End> ENDS = words(TimeLimit.End.values());
    private static final Set<String> SHARED =
            Set.of("id", "names", "effect", "source", "valid-from", "checked", "note");

    private final TimeFile file;
    private final Set<String> versions = new HashSet<>();

    private RulesReader(TimeFile file) {
        this.file = file;
    }

    /** What the file says as far as it is right; nothing where the folder has no such file, which it need not. */
    static Law read(CityFolder folder, Faults faults) {
        if (!folder.has(FILE)) {
            return Law.NONE;
        }
        return TimeFile.open(folder, FILE, faults)
                .map(file -> new RulesReader(file).law())
                .orElse(Law.NONE);
    }

    private Law law() {
        file.allowOnly("", Set.of("rules", "duties"));
        var rules = new ArrayList<Rule>();
        for (var pointer : file.children("/rules")) {
            file.allowOnly(pointer, with(SHARED, "limit", "start", "counted", "extension"));
            rule(pointer).ifPresent(rules::add);
        }
        var duties = new ArrayList<Duty>();
        for (var pointer : file.children("/duties")) {
            file.allowOnly(pointer, with(SHARED, "every"));
            duty(pointer).ifPresent(duties::add);
        }
        return new Law(rules, duties);
    }

    private Optional<Rule> rule(String pointer) {
        var id = file.word(pointer + "/id", TimeFile.ID);
        var names = file.names(pointer + "/names");
        var limit = limit(pointer + "/limit");
        var start = file.word(pointer + "/start", EVENT);
        var back = file.has(pointer + "/counted")
                && file.oneOf(pointer + "/counted", Map.of("back", true)).orElse(false);
        var extension = extension(pointer + "/extension");
        var effect = file.word(pointer + "/effect", TimeFile.ID);
        var source = file.text(pointer + "/source");
        var validFrom = file.date(pointer + "/valid-from");
        var checked = checked(pointer + "/checked");
        if (id.isEmpty() || limit.isEmpty() || validFrom.isEmpty()) {
            return Optional.empty();
        }
        if (!versions.add(id.get() + " " + validFrom.get())) {
            file.fault("rule.twice", pointer + "/id", id.get() + " begins twice on that day", "Keep one version");
        }
        if (back && (!limit.get().unit().isOfDays() || extension.isPresent())) {
            file.fault("rule.back", pointer + "/counted", "Only days are counted back", "Name days and no extension");
            return Optional.empty();
        }
        return Optional.of(new Rule(
                id.get(),
                names,
                limit.get(),
                start.orElse(""),
                back,
                extension,
                effect.orElse(""),
                source.orElse(""),
                validFrom.get(),
                checked));
    }

    private Optional<Duty> duty(String pointer) {
        var id = file.word(pointer + "/id", TimeFile.ID);
        var names = file.names(pointer + "/names");
        var effect = file.word(pointer + "/effect", TimeFile.ID);
        var every = file.has(pointer + "/every")
                ? file.word(pointer + "/every", "P[0-9]{1,2}[DWMY]")
                : Optional.<String>empty();
        var source = file.text(pointer + "/source");
        var validFrom = file.date(pointer + "/valid-from");
        var checked = checked(pointer + "/checked");
        return id.isEmpty() || validFrom.isEmpty()
                ? Optional.empty()
                : Optional.of(new Duty(
                        id.get(), names, every, effect.orElse(""), source.orElse(""), validFrom.get(), checked));
    }

    private Optional<TimeLimit> limit(String pointer) {
        file.allowOnly(pointer, Set.of("amount", "unit", "first-day", "end"));
        var unit = file.oneOf(pointer + "/unit", UNITS);
        var amount = file.number(
                pointer + "/amount", 0, unit.map(TimeLimit.Unit::most).orElse(Integer.MAX_VALUE));
        var first = file.oneOf(pointer + "/first-day", FIRST_DAYS);
        var end = file.oneOf(pointer + "/end", ENDS);
        if (unit.isEmpty() || amount.isEmpty() || first.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (first.get() != TimeLimit.FirstDay.RUNNING && !unit.get().isOfDays()) {
            file.fault("limit.first-day", pointer, "Only days are counted as a whole", "Write first-day: running");
            return Optional.empty();
        }
        return Optional.of(new TimeLimit(amount.get(), unit.get(), first.get(), end.get()));
    }

    private Optional<Extendable> extension(String pointer) {
        if (!file.has(pointer)) {
            return Optional.empty();
        }
        file.allowOnly(pointer, Set.of("amount", "notice"));
        var notice = file.yes(pointer + "/notice");
        return file.number(pointer + "/amount", 1, 1_000).map(amount -> new Extendable(amount, notice));
    }

    /** Either {@code no}, or who compared it with the source and when. */
    private Optional<Checked> checked(String pointer) {
        if (!file.at(pointer).isObject()) {
            if (!file.has(pointer) || file.yes(pointer)) {
                file.fault("rule.checked", pointer, "It does not say who checked it", "Write no, or {by: …, on: …}");
            }
            return Optional.empty();
        }
        file.allowOnly(pointer, Set.of("by", "on"));
        var by = file.text(pointer + "/by");
        var on = file.date(pointer + "/on");
        return by.isEmpty() || on.isEmpty() ? Optional.empty() : Optional.of(new Checked(by.get(), on.get()));
    }

    private static <T extends Enum<T>> Map<String, T> words(T[] values) {
        return Stream.of(values)
                .collect(Collectors.toMap(
                        value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity()));
    }

    private static Set<String> with(Set<String> keys, String... more) {
        return Stream.concat(keys.stream(), List.of(more).stream()).collect(Collectors.toSet());
    }
}
