package org.minqing.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.access.Access;
import org.minqing.access.OrGuest;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published definitions. {@code id} is the current version, {@code id@version} one that a case runs on. */
@RestController
@RequestMapping(path = "/api/v1/scenarios", produces = MediaType.APPLICATION_JSON_VALUE)
class ScenarioController {

    private final Scenarios scenarios;
    private final Access access;
    private final City city;

    ScenarioController(Scenarios scenarios, Access access, City city) {
        this.scenarios = scenarios;
        this.access = access;
        this.city = city;
    }

    @GetMapping
    List<ScenarioView> all(@OrGuest Actor actor) {
        var all = scenarios.all();
        all.forEach(scenario -> access.require(actor, Verb.SCENARIO_READ, thing(scenario)));
        return all.stream().map(ScenarioView::of).toList();
    }

    @GetMapping("/{reference}")
    ScenarioView one(@PathVariable String reference, @OrGuest Actor actor) {
        var scenario = find(reference).orElseThrow(() -> new ProblemException(ScenarioProblem.UNKNOWN));
        access.require(actor, Verb.SCENARIO_READ, thing(scenario));
        return ScenarioView.of(scenario);
    }

    private Optional<Scenario> find(String reference) {
        var at = reference.indexOf('@');
        return at < 0
                ? scenarios.current(reference)
                : scenarios.exact(reference.substring(0, at), reference.substring(at + 1));
    }

    /** A definition holds for the whole city. */
    private Thing thing(Scenario scenario) {
        var everywhere = city.roots().getFirst().code();
        return new Thing("scenario", scenario.scenarioClass(), everywhere, Optional.empty(), Set.of(), Set.of());
    }
}
