package org.minqing.leads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    /** A row with what it says about where. */
    private record Row(Lead lead, Reading reading, Spot spot) {

        /** The place in a form that is the same however it was written; empty where nothing was. */
        String place() {
            if (reading.villages().size() == 1) {
                return reading.villages().getFirst().code() + " " + reading.rest();
            }
            if (spot instanceof Spot.Inside inside) {
                return inside.leaf().code() + " " + reading.rest();
            }
            var text = new StringBuilder();
            lead.places().forEach(part -> text.append(Wording.bare(part.text())));
            return text.toString();
        }
    }

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

    /** One route for each row that has a number, in the order of the lists; what is wrong with the others is said. */
    public List<Route> route(List<Path> files, Faults faults) {
        var lists = new LeadLists(settings, faults);
        var routes = new ArrayList<Route>();
        var earlier = new EarlierLeads();
        var numbers = new HashSet<Reference>();
        for (var file : files) {
            lists.read(file).ifPresent(list -> {
                for (var row : read(list)) {
                    var route = route(row, earlier);
                    routes.add(route);
                    if (!numbers.add(row.lead().reference()) && route instanceof Route.Placed) {
                        sayTwice(faults.in(list.file()), list.form(), row.lead());
                    }
                }
            });
        }
        return routes;
    }

    /** What each row says, worked out side by side, in their order. */
    private List<Row> read(LeadLists.LeadList list) {
        var datum = list.form().point().map(Form.PointColumns::datum).orElse(Datum.WGS84);
        return list.leads().parallelStream()
                .map(lead -> {
                    var spot = lead.point().map(point -> ground.spot(point, datum));
                    return new Row(lead, reader.read(lead.places()), spot.orElseGet(Spot.None::new));
                })
                .toList();
    }

    /** The same row delivered again is a duplicate; another row under the same number is a mistake of its source. */
    private static void sayTwice(Faults.InFile say, Form form, Lead lead) {
        var message = "The number " + lead.reference().number() + " is that of another row";
        say.add("leads.number-twice", lead.line(), form.number(), message, "Ask the source which of the two is meant");
    }

    private Route route(Row row, EarlierLeads earlier) {
        var reference = row.lead().reference();
        return earlier.sameAs(row.lead(), row.place())
                .<Route>map(first -> new Route.Duplicate(reference, first))
                .orElseGet(() -> new Route.Placed(reference, placing.place(row.spot(), row.reading())));
    }
}
