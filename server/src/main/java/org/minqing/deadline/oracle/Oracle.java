package org.minqing.deadline.oracle;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.deadline.Clock;
import org.minqing.deadline.Deadlines;
import org.minqing.deadline.Rule;
import org.minqing.deadline.TimePart;
import org.minqing.deadline.WorkCalendar;

/** Compares the due times of this engine with those that a city wrote itself, given the opening time and the type only. */
public final class Oracle {

    private static final String FILE = "oracle.yaml";

    private final CityFolder folder;
    private final Document settings;
    private final WorkCalendar calendar;
    private final Deadlines deadlines;

    private Oracle(CityFolder folder, Document settings) {
        this.folder = folder;
        this.settings = settings;
        this.calendar = TimePart.calendar(folder);
        this.deadlines = new Deadlines(calendar);
    }

    /** Empty where the folder has no such file of requests described. */
    public static Optional<Oracle> of(CityFolder folder) {
        return folder.has(FILE)
                ? folder.document(FILE, new Faults()).map(settings -> new Oracle(folder, settings))
                : Optional.empty();
    }

    /** The sample that is shipped with the folder. */
    public Path sample() {
        return folder.root().resolve(settings.at("/sample").asString(""));
    }

    /** Holds the limits of the folder against a file. */
    public Comparison compare(Path file) {
        var table = folder.table(settings.at("/limits").asString(""), Limits.COLUMNS, new Faults())
                .orElseThrow(() -> new IllegalArgumentException("The folder has no file of limits"));
        var limits = Limits.of(table, calendar.zone());
        var requests = requests(file);
        var one = agreement(requests, request -> limits.only(request.type()));
        var dated = agreement(requests, request -> limits.at(request.type(), request.open()));
        return new Comparison(requests.size(), one, dated, byType(requests, limits));
    }

    /** Finds the limits anew and writes them into the folder; tests never do this. */
    public Path find(Path file) {
        var place = folder.root().resolve(settings.at("/limits").asString(""));
        new LimitSearch(calendar, settings).write(requests(file), place);
        return place;
    }

    private List<Request> requests(Path file) {
        return new Requests(settings, calendar.zone()).read(file);
    }

    private Comparison.Agreement agreement(List<Request> requests, Function<Request, Optional<Rule>> rules) {
        var tally = new Tally();
        for (var request : requests) {
            tally.add(request, due(request, rules.apply(request)));
        }
        return tally.agreement();
    }

    private Optional<Instant> due(Request request, Optional<Rule> rule) {
        return rule.flatMap(
                known -> deadlines.due(Clock.of(known, request.open())).at());
    }

    private List<Comparison.OfType> byType(List<Request> requests, Limits limits) {
        return requests.stream()
                .collect(Collectors.groupingBy(Request::type, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(type -> ofType(type, limits))
                .sorted(Comparator.comparing(Comparison.OfType::apart).reversed())
                .toList();
    }

    private Comparison.OfType ofType(Map.Entry<String, List<Request>> type, Limits limits) {
        var tally = new Tally();
        for (var request : type.getValue()) {
            tally.add(request, due(request, limits.only(type.getKey())));
        }
        var former = type.getValue().stream()
                .filter(request -> !limits.at(request.type(), request.open()).equals(limits.only(request.type())))
                .count();
        return new Comparison.OfType(type.getKey(), type.getValue().size(), tally.apart(), tally.reasons(), former);
    }
}
