package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.scenario.Action;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Clock.Due;
import org.minqing.scenario.Clock.Moment;
import org.minqing.scenario.Flow;
import org.minqing.scenario.State;
import org.minqing.scenario.Texts;

/** Reads the section {@code deadlines}: the documents that limits rest on, and the clocks. */
final class DeadlineReader {

    private static final int MOST_SOURCES = 50;
    private static final int MOST_CLOCKS = 20;
    private static final int MOST_NAMED = 100;
    private static final int MOST_LAWS = 10;
    private static final int MOST_EXTENSIONS = 10;

    private final TextsReader texts;
    private final FlowReader people;
    private final TableReader tables;
    private final Set<String> actions;
    private final Set<String> states;

    DeadlineReader(TextsReader texts, FlowReader people, TableReader tables, Flow flow) {
        this.texts = texts;
        this.people = people;
        this.tables = tables;
        this.actions =
                new LinkedHashSet<>(flow.actions().stream().map(Action::id).toList());
        this.states = new LinkedHashSet<>(flow.states().stream().map(State::id).toList());
    }

    List<Clock> read(Passage deadlines) {
        deadlines.only("sources", "clocks");
        var sources = new LinkedHashMap<String, Texts>();
        for (var source : deadlines.at("sources").ids(MOST_SOURCES)) {
            sources.put(source.key(), texts.required(source));
        }
        return deadlines.at("clocks").ids(MOST_CLOCKS).stream()
                .map(clock -> clock(clock, sources))
                .toList();
    }

    private Clock clock(Passage clock, Map<String, Texts> sources) {
        clock.only(
                "names",
                "starts-at",
                "ends-at",
                "goes-on-at",
                "pauses-in",
                "inputs",
                "hit",
                "limits",
                "warn",
                "escalate",
                "extension",
                "then",
                "within",
                "per");
        var pauses = clock.at("pauses-in").present() ? clock.at("pauses-in").idList(MOST_NAMED) : List.<String>of();
        known(pauses, states, clock.at("pauses-in"), "state");
        var outputs = new TableReader.Outputs<>("limits", List.of("limit", "source", "law"), row -> due(row, sources));
        return new Clock(
                clock.key(),
                texts.required(clock.at("names")),
                moment(clock.at("starts-at")),
                moment(clock.at("ends-at")),
                clock.at("goes-on-at").present() ? moment(clock.at("goes-on-at")) : Moment.NEVER,
                new LinkedHashSet<>(pauses),
                tables.read(clock, outputs),
                new ReminderReader(people).ofClock(clock),
                extension(clock.at("extension"), sources),
                then(clock.at("then")),
                clock.at("within").present() ? Optional.of(clock.at("within").id()) : Optional.empty(),
                perDepartment(clock.at("per")));
    }

    private static boolean perDepartment(Passage per) {
        return per.present() && per.oneOf(List.of(Per.values())) == Per.DEPARTMENT;
    }

    /** What a clock can begin anew for. */
    private enum Per {
        DEPARTMENT
    }

    private Optional<String> then(Passage then) {
        if (!then.present()) {
            return Optional.empty();
        }
        var action = then.id();
        known(action.isEmpty() ? List.of() : List.of(action), actions, then, "action");
        return Optional.of(action);
    }

    private Moment moment(Passage moment) {
        if (!moment.present()) {
            moment.missing();
            return Moment.NEVER;
        }
        var taken = new LinkedHashSet<String>();
        var comeTo = new LinkedHashSet<String>();
        for (var part : moment.oneOrMore(MOST_NAMED)) {
            part.only("action", "state");
            taken.addAll(named(part.at("action"), actions, "action"));
            comeTo.addAll(named(part.at("state"), states, "state"));
        }
        if (taken.isEmpty() && comeTo.isEmpty()) {
            moment.fault(
                    "deadline.moment",
                    "“" + moment.key() + "” names no action and no state",
                    "Write such as “" + moment.key() + ": {action: [accept, reject]}”");
        }
        return new Moment(taken, comeTo);
    }

    private static List<String> named(Passage list, Set<String> known, String what) {
        if (!list.present()) {
            return List.of();
        }
        var named = list.idList(MOST_NAMED);
        known(named, known, list, what);
        return named;
    }

    private static void known(List<String> named, Set<String> known, Passage list, String what) {
        for (var id : named) {
            if (!known.contains(id)) {
                list.fault(what + ".unknown", "There is no " + what + " “" + id + "”", "Add it or name another");
            }
        }
    }

    private static Due due(Passage row, Map<String, Texts> sources) {
        var law = row.at("law").present() ? row.at("law").idList(MOST_LAWS) : List.<String>of();
        return new Due(LimitReader.read(row.at("limit")), row.at("source").text(), source(row, sources), law);
    }

    private static Texts source(Passage of, Map<String, Texts> sources) {
        var passage = of.at("source");
        if (!passage.present()) {
            passage.fault("deadline.source", "The limit rests on no document", "Name one of those under “sources”");
            return Texts.NONE;
        }
        var id = passage.text();
        if (!id.isEmpty() && !sources.containsKey(id)) {
            passage.fault(
                    "deadline.source", "There is no source “" + id + "”", "Add it under “sources” or name another");
        }
        return sources.getOrDefault(id, Texts.NONE);
    }

    private Optional<Clock.Extension> extension(Passage extension, Map<String, Texts> sources) {
        if (!extension.present()) {
            return Optional.empty();
        }
        extension.only("action", "by", "times", "source", "asked-by");
        var action = extension.at("action").id();
        known(action.isEmpty() ? List.of() : List.of(action), actions, extension.at("action"), "action");
        var by = LimitReader.read(extension.at("by"));
        var times = extension.at("times").number(1, MOST_EXTENSIONS).orElse(1L).intValue();
        var askedBy =
                named(extension.at("asked-by"), actions, "action").stream().findFirst();
        return Optional.of(new Clock.Extension(action, by, times, source(extension, sources), askedBy));
    }
}
