package org.minqing.scenario;

import java.util.Optional;
import java.util.function.Predicate;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** Whether somebody is among those who may take an action, and from which post. */
record Entitlement(boolean holds, Optional<PostId> post) {

    private static final Entitlement NONE = new Entitlement(false, Optional.empty());
    private static final Entitlement PERSONAL = new Entitlement(true, Optional.empty());

    /** The first way in which the person is entitled to the action on this case. */
    static Entitlement first(Action action, CaseFacts facts, Who who) {
        return action.by().stream()
                .map(by -> of(by, facts, who))
                .filter(Entitlement::holds)
                .findFirst()
                .orElse(NONE);
    }

    /** The first way in which the person is entitled to start a case in the area. */
    static Entitlement atStart(Action action, Who who, AreaCode area) {
        return action.by().stream()
                .map(by -> switch (by) {
                    case By.Anyone() -> PERSONAL;
                    case By.Holder holder -> holder(holder, who, area);
                    case By.Reporter(), By.Assignee(), By.Time() -> NONE;
                })
                .filter(Entitlement::holds)
                .findFirst()
                .orElse(NONE);
    }

    /** Whether the person holds a post, which a task was given to. */
    static Optional<Entitlement> of(PostId post, Who who) {
        return Optional.of(seat(who, seat -> seat.post().equals(post))).filter(Entitlement::holds);
    }

    private static Entitlement of(By by, CaseFacts facts, Who who) {
        return switch (by) {
            case By.Anyone() -> PERSONAL;
            case By.Reporter() -> who.account().equals(facts.reporter()) ? PERSONAL : NONE;
            case By.Assignee() ->
                seat(who, seat -> facts.assignee().filter(seat.post()::equals).isPresent());
            case By.Time() -> who.equals(Who.TIME) ? PERSONAL : NONE;
            case By.Holder holder -> holder(holder, who, facts.area());
        };
    }

    private static Entitlement holder(By.Holder holder, Who who, AreaCode area) {
        return seat(
                who,
                seat -> seat.role().equals(holder.role())
                        && seat.level().equals(holder.level())
                        && seat.ranges().contains(area));
    }

    private static Entitlement seat(Who who, Predicate<Who.Seat> fits) {
        return who.seats().stream()
                .filter(fits)
                .findFirst()
                .map(seat -> new Entitlement(true, Optional.of(seat.post())))
                .orElse(NONE);
    }
}
