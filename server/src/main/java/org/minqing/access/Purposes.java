package org.minqing.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.minqing.kernel.Purpose;

/**
 * For what things are kept, and for what they may be opened. A post of one's own opens what is kept for the purpose for which
 * it is kept. The seat of a share opens it for the purpose of the share, and only things that the city allows to be opened
 * for it.
 */
public final class Purposes {

    private final Supplier<Map<String, ClassPurposes.Kept>> kept;
    private volatile Now now = Now.NONE;

    /**
     * For what an office may let another one see its cases.
     *
     * @param names in every language of the city
     * @param basis the rule of law on which it rests, likewise
     * @param opens for which purposes things may be kept that are opened for it
     */
    public record ForSharing(Map<String, String> names, Map<String, String> basis, Set<Purpose> opens) {
        public ForSharing {
            names = Map.copyOf(names);
            basis = Map.copyOf(basis);
            opens = Set.copyOf(opens);
        }
    }

    Purposes(Supplier<Map<String, ClassPurposes.Kept>> kept) {
        this.kept = kept;
    }

    /** Takes over what a folder says. */
    void begin(Map<Purpose, ForSharing> next) {
        now = new Now(Map.copyOf(next), kept.get());
    }

    /** What the city says of each purpose of sharing. */
    public Map<Purpose, ForSharing> forSharing() {
        return now.forSharing();
    }

    /** The classes whose things may be opened for a purpose of sharing; none for one that the city does not know. */
    public Set<String> classes(Purpose purpose) {
        return now().classes(purpose);
    }

    /** As it is now: another object when something has changed. */
    Now now() {
        var present = now;
        var classes = kept.get();
        if (present.kept().equals(classes)) {
            return present;
        }
        var fresh = new Now(present.forSharing(), classes);
        now = fresh;
        return fresh;
    }

    /** What holds at one moment. */
    record Now(Map<Purpose, ForSharing> forSharing, Map<String, ClassPurposes.Kept> kept) {

        static final Now NONE = new Now(Map.of(), Map.of());

        boolean opens(Purpose forOne, Purpose keptFor) {
            return Optional.ofNullable(forSharing.get(forOne))
                    .filter(one -> one.opens().contains(keptFor))
                    .isPresent();
        }

        /** Where it is kept from everybody who reported, nothing is shared. */
        Set<String> classes(Purpose forOne) {
            return kept.entrySet().stream()
                    .filter(one -> !one.getValue().sealsReporter())
                    .filter(one -> one.getValue().purposes().stream().allMatch(keptFor -> opens(forOne, keptFor)))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /**
         * What of a grant fits the purpose for which somebody sits in a post. A share opens the classes that may be opened for
         * its purpose. A temporary body that names no class has those of no emergency: what is told under an order is for the
         * purpose of the order.
         */
        Optional<Grant> fitting(Hand hand, Verb verb, Grant grant) {
            var limit = hand.term().flatMap(Term::limit);
            if (limit.isEmpty()) {
                return Optional.of(grant);
            }
            var purpose = limit.get().purpose();
            if (purpose.isPresent()) {
                return only(grant, classes(purpose.get()));
            }
            return limit.get().classes().isEmpty() && isOfCases(verb) && anyUnderOrder()
                    ? only(grant, withoutOrder())
                    : Optional.of(grant);
        }

        private boolean anyUnderOrder() {
            return kept.values().stream().anyMatch(ClassPurposes.Kept::underOrder);
        }

        private Set<String> withoutOrder() {
            return kept.entrySet().stream()
                    .filter(one -> !one.getValue().underOrder())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static boolean isOfCases(Verb verb) {
            return verb.code().startsWith("case.")
                    || verb.equals(Verb.ATTACHMENT_READ)
                    || verb.equals(Verb.JOURNAL_READ);
        }

        /** Where a grant names no class it means all, so that an empty set has to be told apart. */
        private static Optional<Grant> only(Grant grant, Set<String> classes) {
            return classes.isEmpty() ? Optional.empty() : grant.within(classes);
        }
    }
}
