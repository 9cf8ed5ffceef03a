package org.minqing.workforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Posts;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.workforce.Centre.Watch;
import org.minqing.workforce.DutyLog.Deed;
import org.minqing.workforce.DutyLog.Line;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is on duty at the centres, whether they have said so, and what they hand over. */
public final class Duties {

    private final Workforce workforce;
    private final Posts posts;
    private final Leaves leaves;
    private final Records records;
    private final InstantSource clock;

    /** Where deeds are written: the log of the centres and the journal, in one transaction. */
    record Records(DutyLog log, Chronicle chronicle, TransactionTemplate transaction) {}

    /**
     * The duty of a centre at a moment.
     *
     * @param watch the running watch; absent where no shift runs
     * @param acknowledged when the watch was acknowledged; absent until then
     * @param handedOver when it was handed over to the next one; absent until then
     */
    record State(
            Centre centre,
            Optional<Watch> watch,
            Presence presence,
            @Nullable Instant acknowledged,
            @Nullable Instant handedOver) {

        /** Whether somebody is there: present by the roster, and heard from within the time that the city allows. */
        boolean isManned(Instant at, Duration within) {
            return presence.present().isPresent()
                    && (acknowledged != null
                            || watch.filter(turn -> at.isBefore(turn.from().plus(within)))
                                    .isPresent());
        }
    }

    /**
     * Nobody is there at the centre that answers for an area.
     *
     * @param tell the posts to tell instead: of the nearest centre above that is manned, or of all above where none is; a post
     *     at which nobody is there is left out
     * @param reached the widest area for which one of them is told; the centre's own where nobody is
     */
    public record Unmanned(UUID centre, AreaCode area, List<PostId> tell, AreaCode reached) {

        public Unmanned {
            tell = List.copyOf(tell);
        }
    }

    Duties(Workforce workforce, Posts posts, Leaves leaves, Records records, InstantSource clock) {
        this.workforce = workforce;
        this.posts = posts;
        this.leaves = leaves;
        this.records = records;
        this.clock = clock;
    }

    /** Whether the post, or the one that it covers, has the watch of its centre now. */
    public boolean isOnDuty(PostId post) {
        var now = clock.instant();
        return workforce.plan().centres().stream()
                .flatMap(centre -> centre.watch(now, workforce.zone()).stream())
                .map(watch -> presence(watch.seat().post(), now).present())
                .anyMatch(there -> there.filter(post::equals).isPresent());
    }

    /** The centre that answers for an area. */
    public Optional<UUID> centre(AreaCode area) {
        return workforce.centresAbove(area).stream().findFirst().map(Centre::id);
    }

    /** Who is there at the centre that answers for an area; absent where nobody is. */
    public Optional<Ladder.Rung> present(AreaCode area, Instant at) {
        var nearest = workforce.centresAbove(area).stream().limit(1).toList();
        return states(nearest, at).stream()
                .filter(state -> isManned(state, at))
                .findFirst()
                .flatMap(Duties::there);
    }

    private static Optional<Ladder.Rung> there(State state) {
        return state.presence()
                .present()
                .map(post -> new Ladder.Rung(state.centre().area(), post));
    }

    /** The alarm for something that arrived in an area; empty where somebody is there to take it. */
    public Optional<Unmanned> alarm(AreaCode area, Instant at) {
        var above = workforce.centresAbove(area);
        if (above.isEmpty()) {
            return Optional.empty();
        }
        var states = states(above, at);
        if (isManned(states.getFirst(), at)) {
            return Optional.empty();
        }
        var others = states.subList(1, states.size());
        var manned = others.stream().filter(state -> isManned(state, at)).findFirst();
        var told = manned.map(List::of).orElse(others).stream()
                .flatMap(state -> there(state).stream())
                .toList();
        var silent = states.getFirst().centre();
        return Optional.of(new Unmanned(
                silent.id(),
                silent.area(),
                told.stream().map(Ladder.Rung::post).distinct().toList(),
                told.isEmpty() ? silent.area() : told.getLast().area()));
    }

    boolean isManned(State state, Instant at) {
        return workforce
                .plan()
                .rules()
                .centres()
                .filter(rule -> state.isManned(at, rule.acknowledgeWithin()))
                .isPresent();
    }

    List<State> states(Collection<Centre> centres, Instant at) {
        var watches = new TreeMap<UUID, Watch>();
        for (var centre : centres) {
            centre.watch(at, workforce.zone()).ifPresent(watch -> watches.put(centre.id(), watch));
        }
        var earliest = watches.values().stream().map(Watch::from).min(Instant::compareTo);
        var lines = earliest.map(from -> records.log().since(watches.keySet(), from)).orElse(List.of()).stream()
                .collect(Collectors.groupingBy(Line::centre));
        return centres.stream()
                .map(centre -> state(
                        centre,
                        Optional.ofNullable(watches.get(centre.id())),
                        lines.getOrDefault(centre.id(), List.of()),
                        at))
                .toList();
    }

    /** The post that has the watch of a centre by the roster at a moment, and the one that is there for it. */
    List<PostId> responsible(Centre centre, Instant at) {
        return centre.watch(at, workforce.zone())
                .map(watch -> {
                    var some = new ArrayList<PostId>(List.of(watch.seat().post()));
                    presence(watch.seat().post(), at)
                            .present()
                            .filter(there -> !some.contains(there))
                            .ifPresent(some::add);
                    return List.copyOf(some);
                })
                .orElse(List.of());
    }

    /** The turns of duty of a centre from now on, for so long. */
    List<Watch> roster(Centre centre, Instant from, Duration ahead) {
        return centre.watches(from, from.plus(ahead), workforce.zone());
    }

    /** What was said about the watches of a centre that began at or after a moment, the latest first. */
    List<Line> log(Centre centre, Instant since) {
        return records.log().since(List.of(centre.id()), since);
    }

    /** Says that the watch of now is taken up; a watch that was acknowledged before stays as it is. */
    Line acknowledge(Centre centre, UUID id, Actor actor, Instant now) {
        var deed = new Deed.Acknowledged();
        return repeated(id, centre, deed, actor).orElseGet(() -> {
            var watch = watch(centre, now);
            return line(centre, watch, Deed.Acknowledged.class)
                    .orElseGet(() -> add(id, centre, watch, deed, by(centre, actor, now)));
        });
    }

    /** Hands the watch of now over to the next one, with the cases that are under way. */
    Line handOver(Centre centre, UUID id, List<UUID> cases, Actor actor, Instant now) {
        var watch = watch(centre, now);
        var next = centre.watch(watch.to(), workforce.zone()).orElse(watch);
        var deed = new Deed.HandedOver(next.seat().post(), cases);
        return repeated(id, centre, deed, actor).orElseGet(() -> {
            if (line(centre, watch, Deed.Acknowledged.class).isEmpty()) {
                throw new ProblemException(WorkforceProblem.NOT_ACKNOWLEDGED);
            }
            if (line(centre, watch, Deed.HandedOver.class).isPresent()) {
                throw new ProblemException(WorkforceProblem.HANDED_OVER);
            }
            return add(id, centre, watch, deed, by(centre, actor, now));
        });
    }

    /** The line that the same deed wrote the first time. */
    private Optional<Line> repeated(UUID id, Centre centre, Deed deed, Actor actor) {
        var before = records.log().line(id);
        var isAnother = before.filter(line -> !line.centre().equals(centre.id())
                        || !line.deed().isAs(deed)
                        || !line.by().account().equals(actor.account()))
                .isPresent();
        if (isAnother) {
            throw new ProblemException(WorkforceProblem.ID_REUSED);
        }
        return before;
    }

    private Optional<Line> line(Centre centre, Watch watch, Class<? extends Deed> deed) {
        return records.log().since(List.of(centre.id()), watch.from()).stream()
                .filter(line -> line.shiftFrom().equals(watch.from()) && deed.isInstance(line.deed()))
                .findFirst();
    }

    private Line add(UUID id, Centre centre, Watch watch, Deed deed, DutyLog.By by) {
        var line = new Line(id, centre.id(), centre.area(), watch.from(), deed, by);
        var open = new TreeMap<String, Object>();
        open.put("area", centre.area().value());
        open.put("shift", watch.shift());
        open.put("from", watch.from().toString());
        var kind = switch (deed) {
            case Deed.Acknowledged() -> "duty.acknowledged";
            case Deed.HandedOver(var to, var cases) -> {
                open.put("to", to.toString());
                open.put("cases", cases.stream().map(UUID::toString).toList());
                yield "duty.handed-over";
            }
        };
        records.transaction().executeWithoutResult(status -> {
            records.log().add(line);
            records.chronicle()
                    .enter(centre.id(), new Chronicle.Event(kind, new CommandId(id), by.actor(), by.at()), open);
        });
        return line;
    }

    private DutyLog.By by(Centre centre, Actor actor, Instant at) {
        var post = actor.post()
                .or(() -> responsible(centre, at).stream().findFirst())
                .orElse(centre.seats().getFirst().post());
        return new DutyLog.By(actor.account(), post, at);
    }

    private Watch watch(Centre centre, Instant at) {
        return centre.watch(at, workforce.zone()).orElseThrow(() -> new ProblemException(WorkforceProblem.NO_SHIFT));
    }

    private State state(Centre centre, Optional<Watch> watch, List<Line> lines, Instant at) {
        var presence = watch.map(turn -> presence(turn.seat().post(), at))
                .orElse(new Presence(Optional.empty(), Presence.Why.NOBODY_HOLDS_IT));
        return new State(
                centre,
                watch,
                presence,
                when(watch, lines, Deed.Acknowledged.class),
                when(watch, lines, Deed.HandedOver.class));
    }

    private static @Nullable Instant when(Optional<Watch> watch, List<Line> lines, Class<? extends Deed> deed) {
        return watch.flatMap(turn -> lines.stream()
                        .filter(line -> line.shiftFrom().equals(turn.from()) && deed.isInstance(line.deed()))
                        .findFirst())
                .map(line -> line.by().at())
                .orElse(null);
    }

    Presence presence(PostId post, Instant at) {
        Map<PostId, Optional<PostId>> away = leaves.away(at);
        return Presence.of(post, asked -> posts.holder(asked).isPresent(), away);
    }
}
