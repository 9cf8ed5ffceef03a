package org.minqing.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;

/**
 * One entry of a case as its readers see it.
 *
 * @param refusal why the flow refused the command; then {@code from} and {@code to} are the same
 * @param fields the open answers, and the sealed ones for those who may read them
 * @param reminder what a clock said of the case, and to whom
 * @param tasks the numbers of the tasks of which the entry says something: those that it opened, or the one to which something was done
 * @param called the same of the cases that this one called
 * @param covered the fields in whose words somebody else may be named, and parts of them are covered for this reader
 * @param erased whether words were here that have been destroyed since
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EntryLine(
        int version,
        String kind,
        @Nullable String action,
        @Nullable String from,
        @Nullable String to,
        @Nullable AccountId account,
        @Nullable PostId post,
        Instant observedAt,
        Instant recordedAt,
        @Nullable String refusal,
        Map<String, Object> fields,
        List<String> attachments,
        @Nullable Reminder reminder,
        @Nullable Boolean erased,
        List<Integer> tasks,
        List<Integer> called,
        List<String> covered) {

    public EntryLine {
        fields = Map.copyOf(fields);
        attachments = List.copyOf(attachments);
        tasks = List.copyOf(tasks);
        called = List.copyOf(called);
        covered = List.copyOf(covered);
    }

    /** The same line without the answers to these fields. */
    EntryLine without(Set<String> hidden) {
        var shown = new HashMap<>(fields);
        shown.keySet().removeAll(hidden);
        return with(shown, covered);
    }

    /** The same line as this reader may see it: whoever wrote the words reads them whole. */
    EntryLine coveredFor(AccountId reader) {
        if (covered.isEmpty() || reader.equals(account)) {
            return with(fields, List.of());
        }
        return with(NamedOthers.covered(fields, covered), covered);
    }

    private EntryLine with(Map<String, Object> shown, List<String> parts) {
        return new EntryLine(
                version,
                kind,
                action,
                from,
                to,
                account,
                post,
                observedAt,
                recordedAt,
                refusal,
                shown,
                attachments,
                reminder,
                erased,
                tasks,
                called,
                parts);
    }
}
