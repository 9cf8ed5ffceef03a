package org.minqing.scenario.language;

import java.util.Optional;
import org.minqing.scenario.Emergency;

/** Reads under which kind of order the cases of a scenario may begin. */
final class EmergencyReader {

    private EmergencyReader() {}

    /** Absent for a scenario of ordinary times. */
    static Optional<Emergency> read(Passage emergency) {
        if (!emergency.present()) {
            return Optional.empty();
        }
        emergency.only("order-longest", "keep", "then");
        return Optional.of(new Emergency(
                RetentionReader.period(emergency.at("order-longest")),
                RetentionReader.period(emergency.at("keep")),
                emergency.at("then").id()));
    }
}
