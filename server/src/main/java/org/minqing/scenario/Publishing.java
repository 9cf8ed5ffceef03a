package org.minqing.scenario;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.area.CityFolder;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.kernel.ProblemException;

/**
 * Publishes a scenario from the city folder while the server runs: its file is read again, checked as a whole with its
 * stories and its printed flow, and becomes the version that new cases begin with. Other nodes follow the store.
 */
final class Publishing {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");

    private final ScenarioStore store;
    private final Scenarios scenarios;
    private final InstantSource clock;
    private volatile @Nullable Path root;

    /** What a reading of the file gave: the definition when it has no fault, else all of them. */
    record Draft(Optional<ScenarioPart.Loaded> loaded, List<Fault> faults) {}

    Publishing(ScenarioStore store, Scenarios scenarios, InstantSource clock) {
        this.store = store;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    /** The folder of the city that runs here. */
    void from(Path folder) {
        root = folder;
    }

    /** Reads and checks the file of a scenario without publishing it. */
    Draft draft(String id) {
        var faults = new Faults();
        var folder = Optional.ofNullable(root)
                .flatMap(path -> CityFolder.open(path, faults))
                .orElseThrow(() -> new ProblemException(ScenarioProblem.UNKNOWN));
        if (!ID.matcher(id).matches() || !folder.has(ScenarioPart.file(id))) {
            throw new ProblemException(ScenarioProblem.UNKNOWN);
        }
        var loaded = ScenarioPart.one(folder, id, faults);
        return new Draft(faults.isEmpty() ? loaded : Optional.empty(), faults.all());
    }

    /** Makes a draft the current version, here at once and on other nodes as soon as they look. */
    void publish(ScenarioPart.Loaded draft) {
        var scenario = draft.scenario();
        store.publish(
                new ScenarioStore.Published(
                        scenario.id(), scenario.version(), draft.text().json()),
                clock.instant());
        scenarios.take(scenario);
    }

    /** Follows what other nodes have published. */
    void follow() {
        scenarios.follow(store.current());
    }
}
