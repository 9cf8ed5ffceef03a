package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.access.Posts;
import org.minqing.kernel.PostId;
import org.minqing.scenario.By;
import org.minqing.workforce.ChoiceFacts;

/** The posts that are told something about a case. Where the holder of one is on leave, its cover is told, as it gets cases. */
final class Addressees {

    private final Posts posts;
    private final ChoiceFacts facts;

    Addressees(Posts posts, ChoiceFacts facts) {
        this.posts = posts;
        this.facts = facts;
    }

    /** Each of those who are named, once; a post that nobody holds is left out, and so is whoever the case is about. */
    List<PostId> of(CaseFile file, List<By> named) {
        var concerned = concerned(file);
        return named.stream()
                .flatMap(person -> post(file, person).stream())
                .map(facts::thereFor)
                .filter(post -> !concerned.contains(post))
                .distinct()
                .toList();
    }

    /** The post, or whoever covers its leave, unless the case is about that one. */
    PostId thereFor(CaseFile file, PostId post) {
        var there = facts.thereFor(post);
        return concerned(file).contains(there) ? post : there;
    }

    private Set<PostId> concerned(CaseFile file) {
        return file.about().map(posts::actingFor).orElse(Set.of());
    }

    private Optional<PostId> post(CaseFile file, By person) {
        var standing = file.standing();
        return switch (person) {
            case By.Assignee _ -> standing.assignee();
            case By.Holder(var role, var level) ->
                standing.department()
                        .flatMap(department -> posts.responsible(standing.area(), role, level, Optional.of(department)))
                        .or(() -> posts.responsible(standing.area(), role, level));
            case By.Reporter _, By.Anyone _, By.Time _ -> Optional.empty();
        };
    }
}
