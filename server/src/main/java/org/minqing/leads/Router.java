package org.minqing.leads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Datum;
import org.minqing.area.Faults;
import org.minqing.leads.Ground.Spot;

/** Says of each row of the lists where it is to be checked, that it was said before, or who places it by hand. */
public final class Router {

    private final LeadSettings settings;
    private final Ground ground;
    private final PlaceReader reader;
    private final Placing placing;

    private Router(City city, LeadSettings settings) {
        this.settings = settings;
        ground = new Ground(city, settings.levels());
        reader = new PlaceReader(new Names(city, settings), settings.spelling());
        placing = new Placing(ground);
    }

    /** The router of a city; empty where its folder has no {@code leads.yaml}, or one with faults. */
    public static Optional<Router> of(CityFolder folder, Faults faults) {
        if (!folder.has(LeadSettingsReader.FILE)) {
            faults.in(LeadSettingsReader.FILE)
                    .add("file.missing", 0, "", "There is no such file", "Describe the lists as docs/leads.md says");
            return Optional.empty();
        }
        var found = new Faults();
        var settings = folder.document(LeadSettingsReader.FILE, found)
                .map(file -> new LeadSettingsReader(folder, file, found).settings());
        found.all().forEach(faults::add);
        return settings.filter(read -> found.isEmpty()).map(read -> new Router(City.of(folder), read));
    }

    /**
     * One route for each row that has a number, in the order of the lists; what is wrong with the others is said.
     *
     * @param placed files in which people have placed rows that waited
     */
    public Routing route(List<Path> files, List<Path> placed, Faults faults) {
        var lists = new LeadLists(settings, faults);
        var read = files.stream().flatMap(file -> lists.read(file).stream()).toList();
        var rows = new ArrayList<Row>();
        read.forEach(list -> rows.addAll(rows(list, rows.size())));
        var settled = new PlacedByHand(ground, faults).applied(placed, rows);
        var routing = new Routing(settings.forms(), settled, SameLeads.among(settled, Standing.order(ground)));
        sayTwice(read, routing.routes(), faults);
        return routing;
    }

    /** What each row says, worked out side by side, in their order. */
    private List<Row> rows(LeadLists.LeadList list, int before) {
        return IntStream.range(0, list.leads().size())
                .parallel()
                .mapToObj(index -> row(before + index, list.form(), list.leads().get(index)))
                .toList();
    }

    private Row row(int position, Form form, Lead lead) {
        var datum = form.point().map(Form.PointColumns::datum).orElse(Datum.WGS84);
        var spot = lead.point().map(point -> ground.spot(point, datum)).orElseGet(Spot.None::new);
        var reading = reader.read(lead.places());
        var place = Row.place(lead, reading, spot);
        return new Row(position, settings.forms().indexOf(form), lead, place, placing.place(spot, reading));
    }

    /** The same row delivered again is a duplicate; another row under the same number is a mistake of its source. */
    private static void sayTwice(List<LeadLists.LeadList> lists, List<Route> routes, Faults faults) {
        var numbers = new HashSet<Reference>();
        var next = routes.iterator();
        for (var list : lists) {
            for (var lead : list.leads()) {
                var reference = lead.reference();
                if (next.next() instanceof Route.Placed && !numbers.add(reference)) {
                    var message = "The number " + reference.number() + " is that of another row";
                    var fix = "Ask the source which of the two is meant";
                    faults.in(list.file())
                            .add("leads.number-twice", lead.line(), list.form().number(), message, fix);
                }
            }
        }
    }
}
