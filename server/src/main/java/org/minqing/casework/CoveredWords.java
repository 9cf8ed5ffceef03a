package org.minqing.casework;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Service;

/**
 * The whole words in which somebody else may be named, for whoever reads the case and says why. The reason stands in the look,
 * which whoever reported the case reads.
 */
@Service
public class CoveredWords {

    private final CaseFiles files;
    private final Access access;
    private final CaseHistory history;
    private final Decisions decisions;
    private final Looks looks;
    private final InstantSource clock;

    /** Why somebody must know; nobody writes of anybody here. */
    public enum Why {
        /** To ask or to find whoever is named. */
        REACH_THEM("reach-them"),
        /** To tell two matters or people apart. */
        TELL_APART("tell-apart"),
        /** Somebody may be in danger. */
        DANGER("danger");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** As it is sent. */
        public String code() {
            return code;
        }

        Purpose purpose() {
            return new Purpose("covered-" + code);
        }
    }

    /** What one entry says in one field. */
    public record Said(int version, String field, String text) {}

    CoveredWords(
            CaseFiles files,
            Access access,
            CaseHistory history,
            Decisions decisions,
            Looks looks,
            InstantSource clock) {
        this.files = files;
        this.access = access;
        this.history = history;
        this.decisions = decisions;
        this.looks = looks;
        this.clock = clock;
    }

    /** All of the case that are covered for this reader; the look is entered before they are handed out. */
    public List<Said> open(Actor actor, CaseId id, Why why) {
        var file = files.one(access.scope(actor, Verb.CASE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        access.require(actor, Verb.CASE_READ_SEALED, file.thing());
        var said = said(file, actor);
        if (said.isEmpty()) {
            return said;
        }
        var fields = new TreeSet<String>();
        said.forEach(one -> fields.add(one.field()));
        looks.record(
                new Look(actor, CaseFile.KIND, file.id().value(), why.purpose(), List.copyOf(fields), clock.instant())
                        .concerning(file.beginning().reporter()));
        return said;
    }

    private List<Said> said(CaseFile file, Actor actor) {
        var self = file.named(actor.account());
        var hidden = file.beginning().reporter().equals(actor.account())
                ? Set.<String>of()
                : decisions.scenario(file).fieldsForReporterOnly();
        var said = new ArrayList<Said>();
        for (var spoken : history.words(file.id())) {
            var fields = spoken.words().fields();
            spoken.coveredFor(self).stream()
                    .filter(field -> fields.containsKey(field) && !hidden.contains(field))
                    .forEach(field -> said.add(new Said(spoken.version(), field, String.valueOf(fields.get(field)))));
        }
        return List.copyOf(said);
    }
}
