package org.minqing.workforce;

import java.util.List;
import java.util.Optional;
import org.minqing.access.Posts;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** Who answers for an area at its own level, as the city's chain of responsibility names it. */
public final class Seats {

    private final Workforce workforce;
    private final Posts posts;

    Seats(Workforce workforce, Posts posts) {
        this.workforce = workforce;
        this.posts = posts;
    }

    /** The posts that answer for the area itself and that somebody holds now, the first one first. None is a gap. */
    public List<PostId> of(AreaCode code) {
        return workforce.city().area(code).stream()
                .flatMap(area -> workforce.plan().rules().responsibility().stream()
                        .filter(answers -> answers.level().equals(area.level()))
                        .flatMap(answers ->
                                posts.candidates(code, answers.role(), area.level(), Optional.empty()).stream()))
                .distinct()
                .toList();
    }
}
