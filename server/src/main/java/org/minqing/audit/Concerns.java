package org.minqing.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minqing.kernel.AccountId;

/**
 * A port: says which things of a kind concern a person, and by which words the person knows them. The module that owns the
 * things gives a bean for each way of being concerned.
 */
public interface Concerns {

    /** The things that concern the person, the newest first, and no more than {@code most}. */
    List<UUID> things(AccountId person, int most);

    /** What is known of those of the things that this port knows and the person may be told of. */
    Map<UUID, Known> known(AccountId person, Collection<UUID> things);

    /**
     * What a person is told of a thing.
     *
     * @param number under which the person knows it
     * @param fields the words for its fields, by language
     */
    record Known(String number, Map<String, Map<String, String>> fields) {
        public Known {
            fields = Map.copyOf(fields);
        }
    }
}
