package org.minqing.emergency;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * An order as the entries of its stream have made it.
 *
 * @param area where its cases may lie: in this area and below
 * @param kept how long content outlives it: what its scenario said when it was given, whatever the scenario says later
 * @param decided who decided it, and who each renewal, the first decision first
 * @param over when it ended, which may be before the end that was decided
 */
record EmergencyOrder(
        UUID id,
        int version,
        String scenario,
        AreaCode area,
        Instant begins,
        Period kept,
        List<Decided> decided,
        Optional<Instant> over,
        Optional<Erased> erased) {

    /**
     * A decision of a body.
     *
     * @param number of the document
     * @param by the body; absent for the sample's own order, which nobody decided
     */
    record Decided(String number, Instant at, Instant ends, Optional<Body> by) {}

    /** A post with what makes it a body of its own: two posts of one department of one area are the same body. */
    record Body(PostId post, String role, AreaCode area, Optional<String> department) {

        boolean isSameAs(Body other) {
            return area.equals(other.area) && department.equals(other.department);
        }
    }

    /** That the content of its cases was destroyed: of how many, and when that was done. */
    record Erased(Instant at, long cases) {}

    EmergencyOrder {
        decided = List.copyOf(decided);
    }

    /** The end that was decided last. */
    Instant ends() {
        return decided.getLast().ends();
    }

    int renewals() {
        return decided.size() - 1;
    }

    boolean isInForce(Instant at) {
        return over.isEmpty() && !at.isBefore(begins) && at.isBefore(ends());
    }

    EmergencyOrder after(Deed deed, int next) {
        return switch (deed) {
            case Deed.Given _ -> throw new IllegalStateException("An order is given once");
            case Deed.Renewed(var again) -> {
                var all = new ArrayList<>(decided);
                all.add(again);
                yield new EmergencyOrder(id, next, scenario, area, begins, kept, all, over, erased);
            }
            case Deed.Ended(var at) ->
                new EmergencyOrder(id, next, scenario, area, begins, kept, decided, Optional.of(at), erased);
            case Deed.Destroyed(var done) ->
                new EmergencyOrder(id, next, scenario, area, begins, kept, decided, over, Optional.of(done));
        };
    }
}
