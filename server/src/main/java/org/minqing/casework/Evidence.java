package org.minqing.casework;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.attachment.Attachments;
import org.minqing.attachment.Content;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.ScenarioProblem;
import org.springframework.stereotype.Service;

/** The photos of cases: given to a case with the step that names them, seen by those who may read the case. */
@Service
public class Evidence {

    private static final String NAMED = "\"attachments\"";

    private final Attachments attachments;
    private final CaseFiles files;
    private final Access access;
    private final Decisions decisions;
    private final Looks looks;
    private final InstantSource clock;

    Evidence(
            Attachments attachments,
            CaseFiles files,
            Access access,
            Decisions decisions,
            Looks looks,
            InstantSource clock) {
        this.attachments = attachments;
        this.files = files;
        this.access = access;
        this.decisions = decisions;
        this.looks = looks;
        this.clock = clock;
    }

    /** A photo of a case; the look is entered and committed before it is handed out. */
    public Content photo(Actor actor, CaseId id, String hash) {
        return seen(actor, id, () -> attachments.open(id, hash));
    }

    /** A small picture of a photo, for a phone that takes it along; a look at it is a look at the photo. */
    public Content preview(Actor actor, CaseId id, String hash) {
        return seen(actor, id, () -> attachments.preview(id, hash));
    }

    private Content seen(Actor actor, CaseId id, Supplier<Optional<Content>> picture) {
        var file = files.one(access.scope(actor, Verb.CASE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        access.require(actor, Verb.ATTACHMENT_READ, file.thing());
        var photo = picture.get().orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        var purpose = access.opening(actor, decisions.scenario(file).purpose());
        looks.record(new Look(actor, CaseFile.KIND, id.value(), purpose, List.of(Look.PHOTOS), clock.instant())
                .concerning(file.beginning().reporter()));
        return photo;
    }

    /**
     * Gives the photos that an entry names to its case, before the entry is written. An entry that names somebody else's
     * photo, or none that we know, is refused.
     */
    void give(Turn turn) {
        var draft = turn.entry().draft();
        if (draft.kind().equals(OpenPart.REFUSED) || !draft.open().contains(NAMED)) {
            return;
        }
        var hashes = OpenPart.attachments(CanonicalJson.read(draft.open()));
        var id = new CaseId(draft.stream());
        var account = turn.after().behind(draft.actor().account());
        if (!attachments.refused(id, account, hashes).isEmpty()) {
            throw new ProblemException(
                    ScenarioProblem.FIELD_INVALID, List.of(new Fault("attachments", "field.unknown-attachment")));
        }
        attachments.bind(id, account, hashes);
    }
}
