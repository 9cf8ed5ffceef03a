package org.minqing.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All role templates of a city, and what everybody who is signed in may do without any post.
 *
 * @param anywhere verbs that everybody has in every area, such as reporting
 * @param takingPart verbs that everybody has on the things that they, or their posts, take part in
 */
record Roles(Map<String, RoleTemplate> templates, Set<Verb> anywhere, Set<Verb> takingPart) {

    static final Roles NONE = new Roles(Map.of(), Set.of(), Set.of());

    Roles {
        templates = Map.copyOf(templates);
        anywhere = Set.copyOf(anywhere);
        takingPart = Set.copyOf(takingPart);
    }

    static Roles of(List<RoleTemplate> templates, Set<Verb> anywhere, Set<Verb> takingPart) {
        return new Roles(
                templates.stream().collect(Collectors.toMap(RoleTemplate::id, Function.identity())),
                anywhere,
                takingPart);
    }

    boolean needFactor(Hand hand) {
        var template = templates.get(hand.role());
        return template != null && template.secondFactor();
    }

    Optional<Grant> grant(Hand hand, Verb verb) {
        return Optional.ofNullable(templates.get(hand.role()))
                .filter(template -> template.verbs().contains(verb))
                .map(template -> template.grant(hand));
    }
}
