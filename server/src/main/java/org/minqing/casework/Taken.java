package org.minqing.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AccountId;

/**
 * A report that somebody without an account took to one later: its entries keep the name of before, and everything that asks
 * who somebody is in the case means the account.
 */
final class Taken {

    private Taken() {}

    /** The attributes with the name of before; a reporter who is sealed has a name already. */
    static Map<String, Object> told(Map<String, Object> attributes, Optional<AccountId> named) {
        if (named.isEmpty() || attributes.containsKey(Pseudonym.KEY)) {
            return attributes;
        }
        return CaseFile.merged(
                attributes, Map.of(Pseudonym.KEY, new Pseudonym(named.get(), Keeping.THE_REST).written()));
    }

    /** Who took which step, so that nobody checks what they did before under the other name. */
    static Map<String, AccountId> doneBy(Map<String, AccountId> doneBy, Optional<AccountId> named, AccountId reporter) {
        if (named.isEmpty()) {
            return doneBy;
        }
        var now = new HashMap<>(doneBy);
        now.replaceAll((_, account) -> account.equals(named.get()) ? reporter : account);
        return now;
    }
}
