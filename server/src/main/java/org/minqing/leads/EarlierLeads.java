package org.minqing.leads;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that stand so far, and which of them a new row says again: one with the same subject and telephone, or, where one
 * of the two has no telephone, the same subject and place.
 */
final class EarlierLeads {

    private record Key(String subject, String value) {}

    /** A row that stands, with the telephone of it or of the first row that said it again. */
    private static final class First {

        private final Reference reference;
        private String telephone;

        First(Reference reference, String telephone) {
            this.reference = reference;
            this.telephone = telephone;
        }

        boolean mayHave(String other) {
            return telephone.isEmpty() || other.isEmpty() || telephone.equals(other);
        }
    }

    private final Map<Key, First> byTelephone = new HashMap<>();

    /** The first at each place: only that one can be without a telephone, because all others there would be the same. */
    private final Map<Key, First> byPlace = new HashMap<>();

    /** The row that stands for this one, if there is one; otherwise this one stands. An empty place is none. */
    Optional<Reference> sameAs(Lead lead, String place) {
        var telephone = lead.telephone();
        var byNumber = key(lead.subject(), telephone);
        var here = lead.subject().isEmpty() ? Optional.<Key>empty() : key(lead.subject(), place);
        var earlier =
                byNumber.map(byTelephone::get).or(() -> here.map(byPlace::get).filter(one -> one.mayHave(telephone)));
        var first = earlier.orElseGet(() -> new First(lead.reference(), telephone));
        if (first.telephone.isEmpty()) {
            first.telephone = telephone;
        }
        byNumber.ifPresent(key -> byTelephone.putIfAbsent(key, first));
        here.ifPresent(key -> byPlace.putIfAbsent(key, first));
        return earlier.map(found -> found.reference);
    }

    private static Optional<Key> key(String subject, String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Key(subject, value));
    }
}
