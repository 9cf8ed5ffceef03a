package org.minqing.workforce;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.access.Posts;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * Up the area tree, post by post: who is to hear what nobody below has heard. Of an area it is whoever is there for the watch
 * of its centre, otherwise whoever answers for it; an area in which nobody is there is passed over.
 */
public final class Ladder {

    private final Workforce workforce;
    private final Posts posts;
    private final Duties duties;

    /** A post that hears for an area. */
    public record Rung(AreaCode area, PostId post) {}

    Ladder(Workforce workforce, Posts posts, Duties duties) {
        this.workforce = workforce;
        this.posts = posts;
        this.duties = duties;
    }

    /** The nearest area above this one in which somebody is there; empty where nobody is, up to the widest. */
    public Optional<Rung> above(AreaCode area, Instant at) {
        return workforce.city().chain(area).stream()
                .skip(1)
                .flatMap(code -> Stream.concat(watching(code, at), answering(code))
                        .flatMap(post -> duties.presence(post, at).present().stream())
                        .map(post -> new Rung(code, post))
                        .limit(1))
                .findFirst();
    }

    private Stream<PostId> watching(AreaCode code, Instant at) {
        return workforce.centreAt(code).stream()
                .flatMap(centre -> centre.watch(at, workforce.zone()).stream())
                .map(watch -> watch.seat().post());
    }

    private Stream<PostId> answering(AreaCode code) {
        return workforce.city().area(code).stream()
                .flatMap(area -> workforce.plan().rules().responsibility().stream()
                        .filter(answers -> answers.level().equals(area.level()))
                        .flatMap(answers -> posts.responsible(code, answers.role(), area.level()).stream()));
    }
}
