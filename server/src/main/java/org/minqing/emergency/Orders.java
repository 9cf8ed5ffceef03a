package org.minqing.emergency;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.area.City;
import org.minqing.deadline.timer.Timer;
import org.minqing.deadline.timer.Timers;
import org.minqing.emergency.EmergencyOrder.Decided;
import org.minqing.emergency.OrderEntries.By;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Remembered;
import org.minqing.scenario.Emergency;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.springframework.transaction.support.TransactionTemplate;

/** The orders: giving, renewing and ending them, and which is in force where. */
final class Orders implements OrdersInForce {

    static final String TIMER = "order";

    private static final Duration SEEN_ELSEWHERE = Duration.ofSeconds(1);

    private final Store store;
    private final Timers timers;
    private final City city;
    private final Scenarios scenarios;
    private final Remembered<List<EmergencyOrder>> running;

    /** Where orders are kept: their rows and their streams, under one transaction. */
    record Store(OrderRows rows, OrderEntries entries, TransactionTemplate transaction) {}

    /** An order as it is asked for. */
    record Giving(UUID id, String scenario, AreaCode area, Decided decided, By by) {}

    /** What came of a command. */
    record Done(EmergencyOrder order, boolean isRepeated) {}

    /** The steps of an order's time. */
    enum Step {
        OVER,
        DESTROY
    }

    Orders(Store store, Timers timers, City city, Scenarios scenarios) {
        this.store = store;
        this.timers = timers;
        this.city = city;
        this.scenarios = scenarios;
        this.running = new Remembered<>(SEEN_ELSEWHERE, store.rows()::running);
    }

    @Override
    public Optional<UUID> covering(String scenario, AreaCode area, Instant at) {
        return running.get().stream()
                .filter(order -> order.scenario().equals(scenario) && order.isInForce(at))
                .filter(order -> city.ranges(order.area()).contains(area))
                .max(Comparator.comparing(EmergencyOrder::ends))
                .map(EmergencyOrder::id);
    }

    Done give(Giving giving) {
        var limits = limits(giving.scenario());
        return inTransaction(giving.id(), giving.by(), () -> {
            if (store.rows().one(giving.id()).isPresent()) {
                throw new ProblemException(OrderProblem.ID_REUSED);
            }
            requireLength(giving.decided().at(), giving.decided(), limits);
            var deed = new Deed.Given(giving.scenario(), giving.area(), limits.keep(), giving.decided());
            var version = store.entries().append(giving.id(), deed, giving.by());
            var order = new EmergencyOrder(
                    giving.id(),
                    version,
                    giving.scenario(),
                    giving.area(),
                    giving.decided().at(),
                    limits.keep(),
                    List.of(giving.decided()),
                    Optional.empty(),
                    Optional.empty());
            keep(order);
            return order;
        });
    }

    /** Lets an order run longer; its cases stay its own. */
    Done renew(UUID id, int seen, Decided decided, By by) {
        return inTransaction(id, by, () -> {
            var order = running(id, seen, by.at());
            requireLength(order.ends(), decided, limits(order.scenario()));
            requireOtherBody(order, decided);
            return after(order, new Deed.Renewed(decided), by);
        });
    }

    /** Ends an order before its time. */
    Done end(UUID id, int seen, By by) {
        return inTransaction(id, by, () -> {
            var order = running(id, seen, by.at());
            return after(order, new Deed.Ended(by.at()), by);
        });
    }

    /** The end that was decided has come; an order that was renewed or ended meanwhile is left as it is. */
    void lapse(UUID id, Instant at) {
        var by = By.system(at);
        inTransaction(id, by, () -> {
            var order = store.rows().one(id).orElseThrow();
            return order.over().isPresent() || at.isBefore(order.ends())
                    ? order
                    : after(order, new Deed.Ended(order.ends()), by);
        });
    }

    /** All content is gone. */
    void destroyed(UUID id, long cases, Instant at) {
        var by = By.system(at);
        inTransaction(id, by, () -> {
            var order = store.rows().one(id).orElseThrow();
            if (order.erased().isPresent()) {
                return order;
            }
            var deed = new Deed.Destroyed(new EmergencyOrder.Erased(at, cases));
            var next = order.after(deed, store.entries().append(id, deed, by));
            store.rows().keep(next);
            return next;
        });
    }

    Optional<EmergencyOrder> one(UUID id) {
        return store.rows().one(id);
    }

    List<EmergencyOrder> all(Optional<UUID> cursor, int most) {
        return store.rows().all(cursor, most);
    }

    private EmergencyOrder running(UUID id, int seen, Instant at) {
        var order = store.rows().one(id).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        if (order.version() != seen) {
            throw new ProblemException(OrderProblem.CHANGED, List.of(), Map.of("version", order.version()));
        }
        if (!order.isInForce(at)) {
            throw new ProblemException(OrderProblem.OVER);
        }
        return order;
    }

    private EmergencyOrder after(EmergencyOrder order, Deed deed, By by) {
        var next = order.after(deed, store.entries().append(order.id(), deed, by));
        keep(next);
        return next;
    }

    private void keep(EmergencyOrder order) {
        store.rows().keep(order);
        var zone = ZoneId.of(city.zone());
        var end = order.over().orElse(order.ends());
        var gone = end.atZone(zone).plus(order.kept()).toInstant();
        var steps = new ArrayList<Timer>();
        if (order.over().isEmpty()) {
            steps.add(new Timer(order.id(), TIMER, end, Step.OVER.name()));
        }
        steps.add(new Timer(order.id(), TIMER, gone, Step.DESTROY.name()));
        timers.put(steps);
    }

    /** It ends after this, and not later after the decision than the scenario allows: nobody renews long ahead. */
    private void requireLength(Instant after, Decided decided, Emergency limits) {
        var latest = decided.at()
                .atZone(ZoneId.of(city.zone()))
                .plus(limits.longest())
                .toInstant();
        if (!decided.ends().isAfter(after) || decided.ends().isAfter(latest)) {
            throw new ProblemException(OrderProblem.TOO_LONG, List.of(), Map.of("latest", latest.toString()));
        }
    }

    private void requireOtherBody(EmergencyOrder order, Decided decided) {
        var body = decided.by().orElseThrow();
        if (order.decided().getLast().by().filter(body::isSameAs).isPresent()) {
            throw new ProblemException(OrderProblem.SAME_BODY);
        }
        var first = order.decided().getFirst().by();
        if (order.renewals() >= 2
                && first.filter(giver -> !isAbove(body.area(), giver.area())).isPresent()) {
            throw new ProblemException(OrderProblem.LEVEL_ABOVE);
        }
    }

    private boolean isAbove(AreaCode area, AreaCode other) {
        return !area.equals(other) && city.chain(other).contains(area);
    }

    private Emergency limits(String scenario) {
        return scenarios
                .current(scenario)
                .flatMap(Scenario::emergency)
                .orElseThrow(() -> new ProblemException(OrderProblem.NOT_NEEDED));
    }

    private interface Work {
        EmergencyOrder run();
    }

    private Done inTransaction(UUID id, By by, Work work) {
        var done = store.transaction().execute(status -> {
            store.rows().queueUp(id);
            var repeated = by.command()
                    .filter(command -> isRepeated(id, command, by))
                    .flatMap(command -> store.rows().one(id));
            return repeated.map(order -> new Done(order, true)).orElseGet(() -> new Done(work.run(), false));
        });
        running.forget();
        return Objects.requireNonNull(done);
    }

    private boolean isRepeated(UUID id, CommandId command, By by) {
        return store.entries().isRepeated(id, command, by.actor(), by.body());
    }
}
