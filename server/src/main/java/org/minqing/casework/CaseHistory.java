package org.minqing.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.DataKey;
import org.minqing.journal.Entry;
import org.minqing.journal.Journal;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Component;

/** The entries of a case as lines for people. */
@Component
class CaseHistory {

    private final Journal journal;
    private final SealedAnswers sealing;

    CaseHistory(Journal journal, SealedAnswers sealing) {
        this.journal = journal;
        this.sealing = sealing;
    }

    /** What happened after a version, without any words that were sealed. */
    List<EntryLine> since(CaseId id, int version) {
        return journal.entriesSince(id.value(), version).stream()
                .map(entry -> line(entry, null))
                .toList();
    }

    /** Everything that happened, with the sealed words. */
    List<EntryLine> inWords(CaseId id) {
        var keys = journal.keys(id.value());
        return journal.entries(id.value()).stream()
                .map(entry -> line(entry, words(entry, keys)))
                .toList();
    }

    /** The sealed words of each entry that has any, in order. */
    List<SealedAnswers.Words> words(CaseId id) {
        var keys = journal.keys(id.value());
        return journal.entries(id.value()).stream()
                .filter(entry -> !entry.draft().sealed().isEmpty())
                .map(entry -> sealing.open(entry, keys))
                .toList();
    }

    List<Entry> entries(CaseId id) {
        return journal.entries(id.value());
    }

    private SealedAnswers.@Nullable Words words(Entry entry, Map<String, DataKey> keys) {
        return entry.draft().sealed().isEmpty() ? null : sealing.open(entry, keys);
    }

    private static EntryLine line(Entry entry, SealedAnswers.@Nullable Words words) {
        var draft = entry.draft();
        var open = CanonicalJson.read(draft.open());
        return new EntryLine(
                draft.version(),
                draft.kind(),
                text(open.get("action")),
                text(open.get("from")),
                text(open.get("to")),
                draft.actor().account(),
                draft.actor().post().orElse(null),
                draft.observedAt(),
                draft.recordedAt(),
                OpenPart.refusalIn(open).map(CaseHistory::why).orElse(null),
                CaseFile.merged(OpenPart.attributes(open), words == null ? Map.of() : words.fields()),
                OpenPart.attachments(open),
                open.get("reminder") instanceof Map<?, ?> said ? Reminder.read(said) : null,
                words == null || !words.erased() ? null : Boolean.TRUE);
    }

    /** The reason where the flow gave one, else the code of the refusal. */
    private static String why(Turn.Refused refusal) {
        return refusal.detail().getOrDefault("reason", refusal.code());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
