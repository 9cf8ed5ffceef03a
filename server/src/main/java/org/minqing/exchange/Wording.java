package org.minqing.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Level;
import org.minqing.casework.Origin;
import org.minqing.kernel.AreaCode;
import org.springframework.stereotype.Component;

/** Services and requests in the specification's words. Of a request it says codes, times and places: no word that anybody wrote. */
@Component
class Wording {

    private final City city;
    private final Services services;
    private final Requests requests;

    Wording(City city, Services services, Requests requests) {
        this.city = city;
        this.services = services;
        this.requests = requests;
    }

    Content service(Service service, Tongue tongue) {
        return Content.Parts.of()
                .with("service_code", service.code())
                .with("service_name", tongue.of(service.names()))
                .with("description", tongue.of(service.scenario().forResidents()))
                .with("metadata", !service.asked().isEmpty())
                .with("type", "realtime")
                .with("keywords", keywords(service, tongue))
                .with("group", tongue.of(service.group()));
    }

    private static String keywords(Service service, Tongue tongue) {
        return List.of(tongue.of(service.group()), tongue.of(service.scenario().names())).stream()
                .map(word -> word.replace(",", ""))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    Content request(Requests.Found found, Tongue tongue) {
        var request = found.request();
        var service = found.service();
        var point = service.matter().exact() ? request.place() : Optional.<org.minqing.area.Point>empty();
        return Content.Parts.of()
                .with("service_request_id", request.id().toString())
                .with("status", found.closed() ? "closed" : "open")
                .with("status_notes", requests.state(request).map(state -> tongue.of(state.forReporter())))
                .with("service_name", tongue.of(service.names()))
                .with("service_code", service.code())
                .with("description", Optional.empty())
                .with("agency_responsible", agency(request.department(), tongue))
                .with("service_notice", request.origin() == Origin.SAMPLE ? tongue.say("open311.sample") : null)
                .with("requested_datetime", time(request.reported()))
                .with("updated_datetime", time(request.moved()))
                .with(
                        "expected_datetime",
                        service.matter()
                                .clock()
                                .flatMap(clock ->
                                        Optional.ofNullable(request.due().get(clock)))
                                .map(this::time))
                .with("address", address(request.area(), tongue))
                .with(
                        "address_id",
                        place(request.area()).map(area -> area.code().toString()))
                .with("zipcode", Optional.empty())
                .with("lat", point.map(org.minqing.area.Point::y))
                .with("long", point.map(org.minqing.area.Point::x))
                .with("media_url", Optional.empty());
    }

    /** Nothing but that a state was reached: the words are the scenario's own for it. */
    Content update(Updates.Update update, Tongue tongue) {
        return Content.Parts.of()
                .with("update_id", update.id())
                .with("service_request_id", update.move().request().toString())
                .with("status", Requests.isClosed(update.state()) ? "closed" : "open")
                .with("updated_datetime", time(update.move().at()))
                .with("description", tongue.of(update.state().forReporter()))
                .with("media_url", Optional.empty());
    }

    private String agency(Optional<String> department, Tongue tongue) {
        return tongue.of(department
                .flatMap(services::department)
                .orElseGet(() -> services.offers().agency()));
    }

    /** From the narrowest area of government to the widest, as the specification wants it. */
    private String address(AreaCode code, Tongue tongue) {
        return city.chain(code).stream()
                .flatMap(link -> city.area(link).stream())
                .filter(this::isOfGovernment)
                .map(area -> area.name(tongue.language()))
                .collect(Collectors.joining(", "));
    }

    /** The narrowest area of government: a grid would say too closely where somebody lives. */
    private Optional<Area> place(AreaCode code) {
        return city.chain(code).stream()
                .flatMap(link -> city.area(link).stream())
                .filter(this::isOfGovernment)
                .findFirst();
    }

    private boolean isOfGovernment(Area area) {
        return city.levels().stream()
                .anyMatch(level -> level.id().equals(area.level()) && level.kind() == Level.Kind.ADMINISTRATIVE);
    }

    /** With the zone of the city, to the second. */
    String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.of(city.zone())));
    }
}
