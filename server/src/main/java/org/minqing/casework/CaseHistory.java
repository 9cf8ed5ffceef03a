package org.minqing.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.DataKey;
import org.minqing.journal.Entry;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.CaseId;
import org.minqing.scenario.Called;
import org.minqing.scenario.Task;
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

    /**
     * The sealed words of an entry.
     *
     * @param task the number of the task that they were said to, 0 for the case
     * @param by who wrote them
     * @param covered the fields in which somebody else may be named
     */
    record Spoken(int version, int task, AccountId by, SealedAnswers.Words words, List<String> covered) {

        /** The fields of which parts are covered for this reader. */
        List<String> coveredFor(AccountId reader) {
            return by.equals(reader) ? List.of() : covered;
        }
    }

    /** The sealed words of each entry that has any, in order. */
    List<Spoken> words(CaseId id) {
        var keys = journal.keys(id.value());
        return journal.entries(id.value()).stream()
                .filter(entry -> !entry.draft().sealed().isEmpty())
                .map(entry -> spoken(entry, keys))
                .toList();
    }

    private Spoken spoken(Entry entry, Map<String, DataKey> keys) {
        var draft = entry.draft();
        var open = CanonicalJson.read(draft.open());
        var task = draft.kind().startsWith(OpenPart.TASK) && open.get("task") instanceof Number number
                ? number.intValue()
                : 0;
        return new Spoken(
                draft.version(), task, draft.actor().account(), sealing.open(entry, keys), OpenPart.covered(open));
    }

    /** The sealed words of one entry. */
    SealedAnswers.Words words(Entry entry) {
        return sealing.open(entry, journal.keys(entry.draft().stream()));
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
        var attributes = OpenPart.kept(open);
        return new EntryLine(
                draft.version(),
                draft.kind(),
                text(open.getOrDefault("action", open.get("deed"))),
                text(open.get("from")),
                text(open.get("to")),
                draft.actor().account(),
                draft.actor().post().orElse(null),
                draft.observedAt(),
                draft.recordedAt(),
                OpenPart.refusalIn(open).map(CaseHistory::why).orElse(null),
                CaseFile.merged(said(open, attributes), words == null ? Map.of() : words.fields()),
                OpenPart.attachments(open),
                open.get("reminder") instanceof Map<?, ?> said ? Reminder.read(said) : null,
                words == null || !words.erased() ? null : Boolean.TRUE,
                Task.in(attributes).stream().map(Task::number).toList(),
                Called.in(attributes).stream().map(Called::number).toList(),
                OpenPart.covered(open));
    }

    /** The open answers: of the step, or of what was done to a task. */
    private static Map<String, Object> said(Map<String, Object> open, Map<String, Object> attributes) {
        return open.containsKey("deed") ? Task.in(attributes).getFirst().answers() : OpenPart.attributes(open);
    }

    /** The reason where the flow gave one, else the code of the refusal. */
    private static String why(Turn.Refused refusal) {
        return refusal.detail().getOrDefault("reason", refusal.code());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
