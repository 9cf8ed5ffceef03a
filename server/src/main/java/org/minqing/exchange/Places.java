package org.minqing.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Datum;
import org.minqing.area.Point;
import org.minqing.casework.Where;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.stereotype.Component;

/**
 * Where a report says that it is: a point, the code of an area as the address's id, or an address in which an area of the city is
 * named. Nobody else is asked where an address is.
 */
@Component
class Places {

    private static final int SHORTEST_NAME = 2;

    private final City city;

    Places(City city) {
        this.city = city;
    }

    /** The place; absent with at least one fault more. */
    Optional<Where> read(Parameters parameters, List<Fault> faults) {
        if (parameters.text("lat").isPresent() || parameters.text("long").isPresent()) {
            return point(parameters, faults);
        }
        var id = parameters.text("address_id");
        var address = parameters.text("address_string");
        var area = id.isPresent() ? byId(id.get()) : address.flatMap(this::named);
        if (area.isEmpty()) {
            var path = id.isPresent() ? "address_id" : address.isPresent() ? "address_string" : "lat";
            faults.add(new Fault(
                    path,
                    id.isPresent() ? "field.unknown-area" : address.isPresent() ? "field.not-placed" : "field.place"));
        }
        return area.map(Where.In::new);
    }

    private static Optional<Where> point(Parameters parameters, List<Fault> faults) {
        var before = faults.size();
        var lat = parameters.number("lat", faults);
        var lon = parameters.number("long", faults);
        var datum = Datum.named(parameters.text("datum").orElse(Datum.WGS84.name()));
        if (datum.isEmpty()) {
            faults.add(new Fault("datum", "field.choice"));
        }
        if (faults.size() > before) {
            return Optional.empty();
        }
        if (lat.isEmpty() || lon.isEmpty()) {
            faults.add(new Fault(lat.isEmpty() ? "lat" : "long", "field.missing"));
            return Optional.empty();
        }
        if (Math.abs(lat.getAsDouble()) > 90 || Math.abs(lon.getAsDouble()) > 180) {
            faults.add(new Fault("lat", "field.out-of-range"));
            return Optional.empty();
        }
        return datum.map(known -> new Where.At(known.toWgs84(new Point(lon.getAsDouble(), lat.getAsDouble()))));
    }

    private Optional<AreaCode> byId(String id) {
        return city.areas().stream()
                .map(Area::code)
                .filter(code -> code.toString().equals(id))
                .findFirst();
    }

    /** The area that the address names with the most of what is above it; none where two are named alike. */
    Optional<AreaCode> named(String address) {
        var listed = city.areaOfText(address);
        if (listed.isPresent()) {
            return listed;
        }
        var text = address.toLowerCase(Locale.ROOT);
        var named = new HashSet<AreaCode>();
        city.areas().stream().filter(area -> isIn(area, text)).forEach(area -> named.add(area.code()));
        var best = new ArrayList<AreaCode>();
        var most = 0;
        for (var code : named) {
            var links = links(code, named);
            if (links > most) {
                best.clear();
                most = links;
            }
            if (links == most) {
                best.add(code);
            }
        }
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private int links(AreaCode code, Set<AreaCode> named) {
        return (int) city.chain(code).stream().filter(named::contains).count();
    }

    private static boolean isIn(Area area, String text) {
        return Stream.concat(Stream.of(area.name()), area.names().values().stream())
                .anyMatch(name -> name.length() >= SHORTEST_NAME && text.contains(name.toLowerCase(Locale.ROOT)));
    }
}
