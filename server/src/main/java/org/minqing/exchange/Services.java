package org.minqing.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.Texts;
import org.springframework.stereotype.Component;

/** What is offered now: the offer of the city folder over the current versions of its scenarios. */
@Component
class Services {

    private final Scenarios scenarios;
    private volatile Open311Part.Loaded loaded = Open311Part.Loaded.NOTHING;

    Services(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    void begin(Open311Part.Loaded next) {
        loaded = next;
    }

    /** The offer; refused where the city makes none. */
    Offers offers() {
        return loaded.offers().orElseThrow(() -> new ProblemException(ExchangeProblem.OFF));
    }

    /** The scenarios of which something is offered; none where the city offers nothing. */
    Set<String> scenarios() {
        return loaded.offers().stream()
                .flatMap(offers -> offers.matters().stream())
                .map(Offers.Matter::scenario)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In the order of the folder. A version that may no longer be published takes its services with it. */
    List<Service> all() {
        return offers().matters().stream()
                .flatMap(matter -> scenarios
                        .current(matter.scenario())
                        .filter(scenario -> Publishable.refused(scenario).isEmpty())
                        .map(scenario -> Service.of(matter, scenario))
                        .orElse(List.of())
                        .stream())
                .toList();
    }

    Service find(String code) {
        return all().stream()
                .filter(service -> service.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ExchangeProblem.SERVICE_UNKNOWN));
    }

    /** What a department is called. */
    Optional<Texts> department(String id) {
        return Optional.ofNullable(loaded.departments().get(id));
    }
}
