package org.minqing.access;

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
 */
public record Thing(
        String kind,
        String scenarioClass,
        AreaCode area,
        Optional<String> department,
        Set<AccountId> participants,
        Set<PostId> participantPosts) {

    public Thing {
        participants = Set.copyOf(participants);
        participantPosts = Set.copyOf(participantPosts);
    }

    /** A place itself, for verbs such as reading an area or reporting in it. */
    public static Thing at(AreaCode area) {
        return new Thing("area", "", area, Optional.empty(), Set.of(), Set.of());
    }
}
