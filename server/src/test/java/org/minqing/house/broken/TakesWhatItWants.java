package org.minqing.house.broken;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks rules on purpose: asks the system for the time, twice, and has a field injected. */
public class TakesWhatItWants {

    @Autowired
    private InstantSource clock = InstantSource.system();

    Instant time() {
        return clock.instant().isBefore(Instant.now()) ? Instant.now() : clock.instant();
    }
}
