package org.minqing.notice.outward;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.minqing.database.Loop;
import org.minqing.notice.outward.Parcels.Mark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps on this node going what is to leave. Each lane is followed by a thread of its own, so that somebody slow holds up
 * nobody else; within a lane one goes out after the other.
 */
public final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    /** Half of a lease: a node that was frozen for longer does not send what another may have taken up. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Parcels parcels;
    private final List<Target> targets;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Map<String, AtomicInteger> following = new ConcurrentHashMap<>();
    private final Loop loop = Loop.emptying("notice-relay", this::look);
    private volatile boolean stopping;

    public Relay(Parcels parcels, List<Target> targets, InstantSource clock, RandomGenerator chance) {
        this.parcels = parcels;
        this.targets = List.copyOf(targets);
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public void start() {
        if (!targets.isEmpty()) {
            loop.start();
        }
    }

    @Override
    public void stop() {
        stopping = true;
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Begins to follow the lanes in which something is due, and waits for none of them; how many. */
    public int look() {
        return targets.stream().mapToInt(this::look).sum();
    }

    /** In how many lanes something is on its way from this node. */
    public int onTheirWay() {
        return following.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private int look(Target target) {
        var busy = following.computeIfAbsent(target.name(), _ -> new AtomicInteger());
        var free = target.atOnce() - busy.get();
        if (free <= 0) {
            return 0;
        }
        var claimedAt = System.nanoTime();
        var claimed = parcels.claim(target.name(), clock.instant(), free);
        for (var parcel : claimed) {
            busy.incrementAndGet();
            Thread.ofVirtual().name("notice-lane").start(() -> {
                try {
                    follow(target, parcel, claimedAt);
                } finally {
                    busy.decrementAndGet();
                }
            });
        }
        return claimed.size();
    }

    private void follow(Target target, Parcel first, long firstClaimedAt) {
        try {
            var claimedAt = firstClaimedAt;
            var next = Optional.of(first);
            while (next.isPresent() && handled(target, next.get(), claimedAt) && !stopping) {
                claimedAt = System.nanoTime();
                next = parcels.next(target.name(), next.get().lane(), clock.instant());
            }
        } catch (RuntimeException failed) {
            // The lease runs out, and whoever looks then takes it up again.
            LOG.warn("A lane of {} is left for a while: {}", target.name(), failed.getMessage());
        }
    }

    /** Whether the lane goes on. */
    private boolean handled(Target target, Parcel parcel, long claimedAt) {
        if (System.nanoTime() - claimedAt > FRESH.toNanos()) {
            return false;
        }
        var outcome = send(target, parcel);
        if (!parcels.mark(parcel, mark(target, parcel, outcome))) {
            LOG.warn("Delivery {} took longer than its lease", parcel.key());
            return false;
        }
        return !(outcome instanceof Outcome.Later);
    }

    private Outcome send(Target target, Parcel parcel) {
        try {
            return target.send(parcel);
        } catch (RuntimeException failed) {
            // Words of what failed may hold a number or an address; its kind is enough to look for.
            LOG.warn("Target {} failed for delivery {} with {}", target.name(), parcel.key(), failed.getClass());
            return new Outcome.Later("target-failed", Optional.empty());
        }
    }

    private Mark mark(Target target, Parcel parcel, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken() -> new Mark("delivered", null, null);
            case Outcome.Nobody(var code) -> new Mark("dropped", null, code);
            case Outcome.Refused(var code) -> aside(target, parcel, code);
            case Outcome.Later(var code, var _)
            when parcel.tries() >= target.pace().tries() -> aside(target, parcel, code);
            case Outcome.Later(var code, var asked) -> {
                var pause = asked.map(time -> target.pace().after(parcel.tries(), time, chance))
                        .orElseGet(() -> target.pace().after(parcel.tries(), chance));
                yield new Mark("queued", clock.instant().plus(pause), code);
            }
        };
    }

    private static Mark aside(Target target, Parcel parcel, String code) {
        LOG.warn("Delivery {} is laid aside: {} says {}", parcel.key(), target.name(), code);
        return new Mark("dead", null, code);
    }
}
