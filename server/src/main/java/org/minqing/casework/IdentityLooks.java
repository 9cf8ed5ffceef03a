package org.minqing.casework;

import java.time.Instant;
import java.util.List;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/** Enters that somebody asked who reported, decided on it, or was told: whoever reported reads all three. */
@Component
class IdentityLooks {

    private final Looks looks;
    private final Decisions decisions;

    IdentityLooks(Looks looks, Decisions decisions) {
        this.looks = looks;
        this.decisions = decisions;
    }

    void enter(Actor actor, CaseFile file, String what, Instant at) {
        var purpose = decisions.scenario(file).purpose();
        looks.record(new Look(actor, CaseFile.KIND, file.id().value(), purpose, List.of(what), at)
                .concerning(file.beginning().reporter()));
    }
}
