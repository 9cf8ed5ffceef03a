package org.minqing.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * What the decision needs to know about a thing, handed in by the module that owns it.
 *
 * @param kind what it is, such as {@code case}; the first word of the verbs that are done to it
 * @param scenarioClass the class of its scenario, such as {@code general}; empty text for things without a scenario
 * @param area the area that answers for it today
 * @param department the department that it is with, if any
 * @param participants accounts that take part in it, such as the reporter
 * @param participantPosts posts that take part in it, such as the assignee
 * @param about the unit that it is about, which neither sees nor treats it, if any
 */
public record Thing(
        String kind,
        String scenarioClass,
        AreaCode area,
        Optional<String> department,
        Set<AccountId> participants,
        Set<PostId> participantPosts,
        Optional<Unit> about) {

    public Thing {
        participants = Set.copyOf(participants);
        participantPosts = Set.copyOf(participantPosts);
    }

    /** A thing that is about no unit. */
    public Thing(
            String kind,
            String scenarioClass,
            AreaCode area,
            Optional<String> department,
            Set<AccountId> participants,
            Set<PostId> participantPosts) {
        this(kind, scenarioClass, area, department, participants, participantPosts, Optional.empty());
    }

    /** The same thing, about a unit. */
    public Thing about(Optional<Unit> unit) {
        return new Thing(kind, scenarioClass, area, department, participants, participantPosts, unit);
    }

    /** The same thing, in which these posts take part too. */
    public Thing with(Collection<PostId> more) {
        var posts = new HashSet<>(participantPosts);
        posts.addAll(more);
        return new Thing(kind, scenarioClass, area, department, participants, posts, about);
    }

    /** A place itself, for verbs such as reading an area or reporting in it. */
    public static Thing at(AreaCode area) {
        return new Thing("area", "", area, Optional.empty(), Set.of(), Set.of());
    }
}
