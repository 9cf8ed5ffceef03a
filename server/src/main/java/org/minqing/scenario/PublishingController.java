package org.minqing.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.SmallCells;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.area.Fault;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** New versions: what a changed file would mean, publishing it, and what differs between two versions. */
@RestController
@RequestMapping(path = "/api/v1/scenarios/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class PublishingController {

    private final Publishing publishing;
    private final Scenarios scenarios;
    private final RunningCases running;
    private final Access access;
    private final City city;

    PublishingController(Publishing publishing, Scenarios scenarios, RunningCases running, Access access, City city) {
        this.publishing = publishing;
        this.scenarios = scenarios;
        this.running = running;
        this.access = access;
        this.city = city;
    }

    /**
     * What came of reading the file again.
     *
     * @param published whether it is the current version now
     * @param version of the file; absent when it has faults
     * @param changes against the version that was current before
     * @param stranded running cases in states that the file no longer has; they stay on their version
     */
    record PublicationView(
            boolean published,
            @Nullable String version,
            List<Fault> faults,
            List<Comparison.Change> changes,
            List<StrandedView> stranded) {}

    /**
     * Cases of one version in one state.
     *
     * @param cases how many; for somebody who may not list them in steps of five, and absent below five
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StrandedView(
            String version, String state, @Nullable Long cases) {}

    /** Reads the scenario's file again and, unless it is a dry run or has faults, publishes it. */
    @PostMapping
    PublicationView publish(
            @PathVariable String id,
            @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
            Actor actor,
            Locale language) {
        access.require(actor, Verb.SCENARIO_PUBLISH, everywhere());
        var before = scenarios.current(id);
        var draft = publishing.draft(id);
        if (draft.loaded().isEmpty()) {
            return new PublicationView(false, null, draft.faults(), List.of(), List.of());
        }
        var next = draft.loaded().get();
        var changes = before.map(current ->
                        Comparison.of(current, next.scenario(), language).changes())
                .orElse(List.of());
        var open = access.seesCases(
                actor, next.scenario().scenarioClass(), city.roots().getFirst().code());
        var stranded = Comparison.stranded(running.of(id), next.scenario()).stream()
                .map(crowd -> new StrandedView(
                        crowd.version(),
                        crowd.state(),
                        open
                                ? (Long) crowd.cases()
                                : SmallCells.alone(crowd.cases()).orElse(null)))
                .toList();
        if (!dryRun) {
            publishing.publish(next);
        }
        return new PublicationView(!dryRun, next.scenario().version(), List.of(), changes, stranded);
    }

    /** What differs between two published versions; {@code to} is the current one unless it is named. */
    @GetMapping("/compare")
    Comparison compare(
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam Optional<String> to,
            Actor actor,
            Locale language) {
        access.require(actor, Verb.SCENARIO_READ, everywhere());
        var earlier = scenarios.exact(id, from);
        var later = to.map(version -> scenarios.exact(id, version)).orElseGet(() -> scenarios.current(id));
        if (earlier.isEmpty() || later.isEmpty()) {
            throw new ProblemException(ScenarioProblem.UNKNOWN);
        }
        return Comparison.of(earlier.get(), later.get(), language);
    }

    private Thing everywhere() {
        var root = city.roots().getFirst().code();
        return new Thing("scenario", "scenario", root, Optional.empty(), Set.of(), Set.of());
    }
}
