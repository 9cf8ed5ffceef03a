package org.minqing.casework;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import org.minqing.journal.DataKey;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** The supervisions of a case as one person may see them; the words are opened under an entry that says so. */
@Service
public class SupervisionReading {

    private final CaseFiles files;
    private final Access access;
    private final SupervisionParties parties;
    private final Texts texts;
    private final Decisions decisions;
    private final Looks looks;

    SupervisionReading(
            CaseFiles files, Access access, SupervisionParties parties, Texts texts, Decisions decisions, Looks looks) {
        this.files = files;
        this.access = access;
        this.parties = parties;
        this.texts = texts;
        this.decisions = decisions;
        this.looks = looks;
    }

    /** Where what was written comes from, and when it is opened. */
    @Component
    record Texts(Journal journal, SupervisionWords words, SupervisionTurns turns, InstantSource clock) {}

    /** What the actor may do with one. */
    public enum May {
        ANSWER,
        WITHDRAW
    }

    /**
     * One of them.
     *
     * @param text what was asked; empty for those who may not read it, and when it has been erased
     * @param answer what was answered, likewise
     */
    public record Seen(Supervision supervision, Optional<String> text, Optional<String> answer, List<May> may) {}

    /** All of a case, and whether the actor may ask now. */
    public record All(List<Seen> items, boolean mayAsk) {}

    /** The supervisions of a case, in the order in which they were asked. */
    public All of(Actor actor, CaseId id) {
        var file = files.one(access.scope(actor, Verb.CASE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        access.require(actor, Verb.JOURNAL_READ, file.thing());
        var all = texts.turns().of(file);
        var keys = all.stream().anyMatch(one -> parties.mayRead(actor, file, one))
                ? opened(actor, file)
                : Map.<String, DataKey>of();
        var mine = all.stream().anyMatch(one -> parties.mayWithdraw(actor, one));
        return new All(
                all.stream().map(one -> seen(actor, file, one, keys)).toList(), !mine && parties.mayAsk(actor, file));
    }

    private Map<String, DataKey> opened(Actor actor, CaseFile file) {
        var purpose = decisions.scenario(file).purpose();
        var shown = List.of(Look.SUPERVISION);
        looks.record(new Look(
                        actor,
                        CaseFile.KIND,
                        file.id().value(),
                        purpose,
                        shown,
                        texts.clock().instant())
                .concerning(file.beginning().reporter()));
        return texts.journal().keys(file.id().value());
    }

    private Seen seen(Actor actor, CaseFile file, Supervision one, Map<String, DataKey> keys) {
        var readable = parties.mayRead(actor, file, one) ? keys : Map.<String, DataKey>of();
        var may = new ArrayList<May>();
        if (parties.mayAnswer(actor, file, one)) {
            may.add(May.ANSWER);
        }
        if (parties.mayWithdraw(actor, one)) {
            may.add(May.WITHDRAW);
        }
        return new Seen(
                one,
                texts.words().open(one.words(), readable),
                one.reply().flatMap(reply -> texts.words().open(reply.words(), readable)),
                List.copyOf(may));
    }
}
