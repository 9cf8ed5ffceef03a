package org.minqing.access;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.minqing.kernel.Purpose;

/** A port: for what the things of each scenario class are kept. The module that owns the scenarios answers it. */
@FunctionalInterface
public interface ClassPurposes {

    /** All classes that there are. As long as nothing changes it is the same object, so that asking costs nothing. */
    Map<String, Kept> all();

    /**
     * What is known of a class.
     *
     * @param purposes of all its scenarios
     * @param sealsReporter whether one of them keeps from everybody who reported
     * @param underOrder whether one of them works under an order of an emergency only
     */
    record Kept(Set<Purpose> purposes, boolean sealsReporter, boolean underOrder) {
        public Kept {
            purposes = Set.copyOf(purposes);
        }

        /** Both together. */
        public Kept and(Kept other) {
            var all = new HashSet<>(purposes);
            all.addAll(other.purposes);
            return new Kept(all, sealsReporter || other.sealsReporter, underOrder || other.underOrder);
        }
    }
}
