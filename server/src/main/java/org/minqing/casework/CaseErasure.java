package org.minqing.casework;

import org.minqing.attachment.Attachments;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Service;

/**
 * Erases what people wrote and photographed for a case. What happened, when and by whose hands stays, and the chain still
 * verifies. Every key goes by itself, so a crash leaves part of the work done, and asking again does the rest.
 */
@Service
public class CaseErasure {

    private final Attachments attachments;
    private final Journal journal;
    private final CasePseudonyms pseudonyms;

    CaseErasure(Attachments attachments, Journal journal, CasePseudonyms pseudonyms) {
        this.attachments = attachments;
        this.journal = journal;
        this.pseudonyms = pseudonyms;
    }

    /** Photos first, then the words under every retention class; the reason is a code. */
    public void erase(CaseId id, Actor by, String reason) {
        attachments.erase(id, by, reason);
        journal.keys(id.value()).keySet().forEach(retention -> erase(id, retention, by, reason));
        pseudonyms.forget(id, null);
    }

    /** The words under one retention class. */
    void erase(CaseId id, String retention, Actor by, String reason) {
        journal.erase(id.value(), retention, by, reason);
        pseudonyms.forget(id, retention);
    }
}
