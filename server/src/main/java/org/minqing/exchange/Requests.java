package org.minqing.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.area.City;
import org.minqing.casework.PublishedCase;
import org.minqing.casework.PublishedCases;
import org.minqing.casework.PublishedCases.Kinds;
import org.minqing.casework.PublishedCases.Span;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.State;
import org.springframework.stereotype.Component;

/** Requests as the specification asks for them: by ids, or by kind, time and status within 90 days and a thousand. */
@Component
class Requests {

    static final Duration LONGEST = Duration.ofDays(90);
    static final int MOST = 1_000;

    private static final int MOST_IDS = 1_000;
    private static final int MOST_PAGES = 10_000;
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    private final Services services;
    private final PublishedCases cases;
    private final Scenarios scenarios;
    private final City city;
    private final InstantSource clock;

    Requests(Services services, PublishedCases cases, Scenarios scenarios, City city, InstantSource clock) {
        this.services = services;
        this.cases = cases;
        this.scenarios = scenarios;
        this.city = city;
        this.clock = clock;
    }

    /** A request with the service that it is of. */
    record Found(PublishedCase request, Service service, boolean closed) {}

    /** Ids come before every other wish. */
    List<Found> find(Parameters parameters) {
        var ids = parameters.list("service_request_id");
        if (!ids.isEmpty()) {
            return byIds(ids);
        }
        var faults = new ArrayList<Fault>();
        var wish = wish(parameters, faults);
        Parameters.refuse(faults);
        return found(cases.find(wish));
    }

    Found one(String id) {
        return byIds(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ExchangeProblem.REQUEST_UNKNOWN));
    }

    /** Those of these ids that are public. */
    List<Found> byIds(List<String> written) {
        if (written.size() > MOST_IDS) {
            throw new ProblemException(
                    ExchangeProblem.PARAMETERS_WRONG, List.of(new Fault("service_request_id", "field.too-many")));
        }
        return known(written.stream().flatMap(id -> id(id).stream()).toList());
    }

    /** Those of these ids that are public. */
    List<Found> known(List<CaseId> ids) {
        return ids.isEmpty() ? List.of() : found(cases.find(kinds(services.all()), ids));
    }

    private static Optional<CaseId> id(String written) {
        try {
            var id = UUID.fromString(written);
            return id.toString().equalsIgnoreCase(written) ? Optional.of(new CaseId(id)) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private PublishedCases.Wish wish(Parameters parameters, List<Fault> faults) {
        var moved = span("updated_after", "updated_before", parameters, faults);
        var reported = span("start_date", "end_date", parameters, faults);
        var size = parameters.whole("page_size", MOST, MOST, faults);
        var page = parameters.whole("page", 1, MOST_PAGES, faults);
        var isByMove = !moved.equals(Span.ALWAYS);
        return new PublishedCases.Wish(
                kinds(services(parameters)),
                isByMove && reported.equals(Span.ALWAYS) ? reported : within(reported, "start_date", faults),
                isByMove ? within(moved, "updated_after", faults) : moved,
                status(parameters, faults),
                closedStates(),
                (long) (page - 1) * size,
                size);
    }

    private List<Service> services(Parameters parameters) {
        var codes = parameters.list("service_code");
        return codes.isEmpty()
                ? services.all()
                : codes.stream().map(services::find).toList();
    }

    /** A time as it was asked for, open where nothing was. */
    Span span(String from, String to, Parameters parameters, List<Fault> faults) {
        var zone = ZoneId.of(city.zone());
        return new Span(parameters.time(from, zone, faults), parameters.time(to, zone, faults));
    }

    /** At most 90 days: those before the end where no beginning is named, those after the beginning where no end is. */
    Span within(Span asked, String path, List<Fault> faults) {
        var now = clock.instant();
        var to = asked.to()
                .orElseGet(() -> asked.from()
                        .map(from -> from.plus(LONGEST))
                        .filter(now::isAfter)
                        .orElse(now));
        Instant from = asked.from().orElseGet(() -> to.minus(LONGEST));
        if (from.isAfter(to) && asked.to().isPresent()) {
            faults.add(new Fault(path, "field.wrong-order"));
        } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            faults.add(new Fault(path, "field.over-90-days"));
        }
        return new Span(Optional.of(from), Optional.of(to));
    }

    private static Optional<Boolean> status(Parameters parameters, List<Fault> faults) {
        var wanted = Set.copyOf(parameters.list("status"));
        if (!Set.of(OPEN, CLOSED).containsAll(wanted)) {
            faults.add(new Fault("status", "field.choice"));
        }
        return wanted.size() == 1 ? Optional.of(wanted.contains(CLOSED)) : Optional.empty();
    }

    /** All scenarios of a folder mean the same by a state. */
    private Set<String> closedStates() {
        return services.offers().matters().stream()
                .flatMap(matter -> scenarios.current(matter.scenario()).stream())
                .flatMap(scenario -> scenario.flow().states().stream())
                .filter(Requests::isClosed)
                .map(State::id)
                .collect(Collectors.toSet());
    }

    /** A request is closed when it has its answer, though rating and filing may be left. */
    static boolean isClosed(State state) {
        return state.kind() == State.Kind.ANSWERED || state.kind() == State.Kind.END;
    }

    /** The services as kinds of cases, one for each scenario. */
    static List<Kinds> kinds(List<Service> services) {
        var kinds = new LinkedHashMap<Offers.Matter, Kinds>();
        services.forEach(service -> kinds.merge(
                service.matter(),
                new Kinds(
                        service.scenario().id(),
                        service.scenario().scenarioClass(),
                        service.matter().by(),
                        Set.of(service.code())),
                Requests::both));
        return List.copyOf(kinds.values());
    }

    private static Kinds both(Kinds some, Kinds more) {
        var codes = new HashSet<>(some.codes());
        codes.addAll(more.codes());
        return new Kinds(some.scenario(), some.scenarioClass(), some.field(), codes);
    }

    private List<Found> found(List<PublishedCase> all) {
        var known = services.all().stream()
                .collect(Collectors.toMap(service -> service.matter().scenario() + "/" + service.code(), one -> one));
        return all.stream()
                .flatMap(request -> Optional.ofNullable(known.get(request.scenario() + "/" + request.kind()))
                        .map(service -> new Found(request, service, isClosed(request)))
                        .stream())
                .toList();
    }

    private boolean isClosed(PublishedCase request) {
        return state(request).filter(Requests::isClosed).isPresent();
    }

    /** Its state in the version that it runs on. */
    Optional<State> state(PublishedCase request) {
        return state(request, request.state());
    }

    /** One of the states that it can have. */
    Optional<State> state(PublishedCase request, String state) {
        return scenarios
                .exact(request.scenario(), request.version())
                .flatMap(scenario -> scenario.flow().state(state));
    }
}
