package org.minqing.casework;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Component;

/** One case as far as somebody may know it, what is kept from them in it, and the look that is entered before it is shown. */
@Component
class CaseOpening {

    private final CaseFiles files;
    private final Access access;
    private final Decisions decisions;
    private final Looks looks;
    private final InstantSource clock;

    CaseOpening(CaseFiles files, Access access, Decisions decisions, Looks looks, InstantSource clock) {
        this.files = files;
        this.access = access;
        this.decisions = decisions;
        this.looks = looks;
        this.clock = clock;
    }

    /** The case, for somebody who may do this to it. */
    CaseFile found(Actor actor, CaseId id, Verb verb) {
        var file = files.one(access.scope(actor, Verb.CASE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        access.require(actor, verb, file.thing());
        return file;
    }

    /** What even those who may read the case may not: answers meant for nobody but the reporter. */
    Set<String> hidden(Actor actor, CaseFile file) {
        return file.beginning().reporter().equals(actor.account())
                ? Set.of()
                : decisions.scenario(file).fieldsForReporterOnly();
    }

    /** Enters that somebody is about to be shown these fields. */
    void look(Actor actor, CaseFile file, Purpose purpose, List<String> fields) {
        looks.record(new Look(actor, CaseFile.KIND, file.id().value(), purpose, fields, clock.instant())
                .concerning(file.beginning().reporter()));
    }
}
