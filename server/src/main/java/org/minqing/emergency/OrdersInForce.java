package org.minqing.emergency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AreaCode;

/** Under which order a case may begin. */
public interface OrdersInForce {

    /**
     * The order under which a case of the scenario may begin at this place and time; of several the one that lasts longest.
     * An order that was given or ended on another node counts within a second.
     */
    Optional<UUID> covering(String scenario, AreaCode area, Instant at);
}
