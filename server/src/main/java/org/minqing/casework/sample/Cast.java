package org.minqing.casework.sample;

import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.access.Posts;
import org.minqing.access.SampleAccounts;
import org.minqing.casework.CaseFile;
import org.minqing.casework.sample.SamplePlan.Reporter;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Action;
import org.minqing.scenario.By;

/** Finds who plays which part: the holders of real posts of the city, all of them invented people. */
final class Cast {

    private final Posts posts;
    private final SampleAccounts samples;

    Cast(Posts posts, SampleAccounts samples) {
        this.posts = posts;
        this.samples = samples;
    }

    Optional<Actor> reporter(Reporter reporter, AreaCode area) {
        return switch (reporter) {
            case Reporter.Account(var name) -> samples.account(name).map(Actor::of);
            case Reporter.Holder(var role, var level) ->
                posts.responsible(area, role, level).flatMap(this::holder);
        };
    }

    /** Somebody who may take the action on the case now, not one of those whose work it checks. */
    Optional<Actor> actor(Action action, CaseFile file) {
        var before = file.standing().doneBy();
        return action.by().stream()
                .flatMap(by -> candidate(by, file).stream())
                .filter(actor -> action.notAfter().stream()
                        .noneMatch(work -> actor.account().equals(before.get(work))))
                .findFirst();
    }

    private Optional<Actor> candidate(By by, CaseFile file) {
        return switch (by) {
            case By.Anyone() -> Optional.of(Actor.of(file.beginning().reporter()));
            case By.Reporter() -> Optional.of(Actor.of(file.beginning().reporter()));
            case By.Time() -> Optional.empty();
            case By.Assignee() -> file.standing().assignee().flatMap(this::holder);
            case By.Holder(var role, var level) ->
                Stream.of(
                                file.standing()
                                        .department()
                                        .flatMap(department -> posts.responsible(
                                                file.standing().area(), role, level, Optional.of(department))),
                                posts.responsible(file.standing().area(), role, level))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .flatMap(this::holder);
        };
    }

    private Optional<Actor> holder(PostId post) {
        return posts.holder(post).map(account -> Actor.of(account).in(post));
    }
}
