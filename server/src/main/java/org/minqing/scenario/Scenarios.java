package org.minqing.scenario;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.access.ClassPurposes;

/** The scenarios of the city: the current ones, and every version that was ever published, for the cases that run on it. */
public final class Scenarios {

    private final Function<Reference, Optional<Scenario>> published;
    private final Function<Reference, Optional<Instant>> replaced;
    private final Map<Reference, Scenario> exact = new ConcurrentHashMap<>();
    private volatile Map<String, Scenario> current = Map.of();
    private volatile Map<String, ClassPurposes.Kept> purposes = Map.of();
    private volatile List<String> order = List.of();

    /** One version of one scenario. */
    record Reference(String id, String version) {}

    Scenarios(Function<Reference, Optional<Scenario>> published, Function<Reference, Optional<Instant>> replaced) {
        this.published = published;
        this.replaced = replaced;
    }

    /** These and no others, without a store: for tools and tests. */
    public static Scenarios of(Collection<Scenario> all) {
        var scenarios = new Scenarios(_ -> Optional.empty(), _ -> Optional.empty());
        scenarios.take(all);
        return scenarios;
    }

    /** The version that new cases begin with. */
    public Optional<Scenario> current(String id) {
        return Optional.ofNullable(current.get(id));
    }

    /** One published version, current or not. */
    public Optional<Scenario> exact(String id, String version) {
        var reference = new Reference(id, version);
        var known = exact.get(reference);
        if (known != null) {
            return Optional.of(known);
        }
        var found = published.apply(reference);
        found.ifPresent(scenario -> exact.put(reference, scenario));
        return found;
    }

    /** When another version took the place of this one, the last time; absent for one that was never replaced. */
    public Optional<Instant> replaced(Scenario scenario) {
        return replaced.apply(new Reference(scenario.id(), scenario.version()));
    }

    /** The current version of each scenario, in the order of the city; those that it does not name follow by id. */
    public List<Scenario> all() {
        var first = order;
        Comparator<Scenario> byPlace = Comparator.comparingInt(scenario -> {
            var place = first.indexOf(scenario.id());
            return place < 0 ? first.size() : place;
        });
        return current.values().stream()
                .sorted(byPlace.thenComparing(Scenario::id))
                .toList();
    }

    /** Says which scenarios come first wherever they are listed. */
    void inOrder(List<String> ids) {
        order = List.copyOf(ids);
    }

    /** Makes these the current ones, all at once. */
    synchronized void take(Collection<Scenario> next) {
        next.forEach(scenario -> exact.put(new Reference(scenario.id(), scenario.version()), scenario));
        begin(next.stream().collect(Collectors.toUnmodifiableMap(Scenario::id, Function.identity())));
    }

    /** Makes one the current version of its id. */
    synchronized void take(Scenario next) {
        exact.put(new Reference(next.id(), next.version()), next);
        var all = new HashMap<>(current);
        all.put(next.id(), next);
        begin(Map.copyOf(all));
    }

    /** For what the cases of each class are kept, by the scenarios that new ones begin with. */
    Map<String, ClassPurposes.Kept> purposes() {
        return purposes;
    }

    private void begin(Map<String, Scenario> next) {
        current = next;
        purposes = next.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Scenario::scenarioClass, Scenarios::kept, ClassPurposes.Kept::and));
    }

    private static ClassPurposes.Kept kept(Scenario scenario) {
        return new ClassPurposes.Kept(
                Set.of(scenario.purpose()),
                scenario.reporterSealedWith().isPresent(),
                scenario.emergency().isPresent());
    }

    /** Makes exactly these versions the current ones, reading what is not known here from the store. */
    synchronized void follow(Map<String, String> versions) {
        var known = current;
        var same = known.size() == versions.size()
                && versions.entrySet().stream()
                        .allMatch(one -> Optional.ofNullable(known.get(one.getKey()))
                                .map(Scenario::version)
                                .filter(one.getValue()::equals)
                                .isPresent());
        if (same || known.isEmpty()) {
            return;
        }
        var next = new HashMap<String, Scenario>();
        versions.forEach((id, version) -> exact(id, version).ifPresent(scenario -> next.put(id, scenario)));
        begin(Map.copyOf(next));
    }
}
