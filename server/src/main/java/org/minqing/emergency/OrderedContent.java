package org.minqing.emergency;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What was made under orders; a port for the module above that keeps it. */
public interface OrderedContent {

    /** How many things were begun under each of these orders; one without any may be left out. */
    Map<UUID, Long> counts(Collection<UUID> orders);

    /**
     * Ends what is still open under the order and destroys all that people told for it. Says of how many things, and only
     * when nothing is left. May be asked again, after a crash in the middle as well.
     *
     * @param cause the same for each time that it is asked
     */
    long destroy(UUID order, UUID cause);
}
