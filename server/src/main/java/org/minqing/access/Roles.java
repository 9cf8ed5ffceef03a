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

    /** What opens words and pictures. */
    static final Set<Verb> IN_CONFIDENCE = Set.of(Verb.CASE_READ_SEALED, Verb.ATTACHMENT_READ);

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

    Set<Verb> verbs(Hand hand) {
        return Optional.ofNullable(templates.get(hand.role()))
                .map(RoleTemplate::verbs)
                .orElse(Set.of());
    }

    boolean needFactor(Hand hand) {
        var template = templates.get(hand.role());
        return template != null && template.secondFactor();
    }

    /** Whether whoever holds the post acts for the units of the city in which it stands. */
    boolean isOfTheCity(Hand hand) {
        var template = templates.get(hand.role());
        return template == null || !template.outside();
    }

    /** What a post opens by its areas; what somebody has of it for a time is never more than that. */
    Optional<Grant> grant(Hand hand, Verb verb) {
        var whole = Optional.ofNullable(templates.get(hand.role()))
                .filter(template -> template.verbs().contains(verb))
                .map(template -> template.grant(hand));
        return hand.term().isEmpty()
                ? whole
                : whole.flatMap(grant -> forATime(grant, hand.term().get(), verb));
    }

    /** Whether what the post takes part in is open to whoever sits in it. */
    boolean opensItsOwn(Hand hand, Verb verb) {
        return hand.term()
                .map(term -> term.verbs().contains(verb)
                        && (!IN_CONFIDENCE.contains(verb)
                                || grant(term.via(), verb)
                                        .filter(own -> own.classes().isEmpty())
                                        .isPresent()))
                .orElse(true);
    }

    /** What was said in confidence is opened for a time only by whoever opens the same class in their own post. */
    private Optional<Grant> forATime(Grant whole, Term term, Verb verb) {
        if (!term.verbs().contains(verb)) {
            return Optional.empty();
        }
        var limited = whole.within(term.classes());
        return IN_CONFIDENCE.contains(verb)
                ? grant(term.via(), verb).flatMap(own -> limited.flatMap(some -> some.within(own.classes())))
                : limited;
    }
}
