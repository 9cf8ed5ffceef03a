package org.minqing.casework;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Entry;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Scenario;

/** Where a case stands as its entries alone tell it, written again from what docs/cases.md says of them. */
final class Replay {

    private final Scenario scenario;

    private final CaseClocks clocks;

    Replay(Scenario scenario, CaseClocks clocks) {
        this.scenario = scenario;
        this.clocks = clocks;
    }

    CaseFile.Standing of(List<Entry> entries) {
        CaseFile.Standing standing = null;
        for (var entry : entries) {
            if (!entry.draft().kind().equals(OpenPart.REFUSED)) {
                standing =
                        isOnTask(entry) ? afterTask(Objects.requireNonNull(standing), entry) : after(standing, entry);
            }
        }
        if (standing == null) {
            throw new AssertionError("Nothing ever happened");
        }
        return standing;
    }

    private static boolean isOnTask(Entry entry) {
        return entry.draft().kind().startsWith("case.task-");
    }

    /** The task as it stands now; whoever answers it did a part of the work. Nothing else changes, time included. */
    private static CaseFile.Standing afterTask(CaseFile.Standing before, Entry entry) {
        var open = CanonicalJson.read(entry.draft().open());
        var key = "task." + open.get("task");
        var task = (Map<?, ?>) Objects.requireNonNull(attributes(open).get(key));
        var doneBy = new HashMap<>(before.doneBy());
        if ("answer".equals(open.get("deed"))) {
            doneBy.put(
                    task.get("action") + "." + open.get("task"),
                    entry.draft().actor().account());
        }
        return new CaseFile.Standing(
                before.state(),
                before.area(),
                before.department(),
                before.assignee(),
                CaseFile.merged(before.attributes(), attributes(open)),
                doneBy,
                before.check(),
                before.round(),
                before.clocks(),
                before.changedAt(),
                before.endedAt());
    }

    private CaseFile.Standing after(CaseFile.@Nullable Standing before, Entry entry) {
        var draft = entry.draft();
        var open = CanonicalJson.read(draft.open());
        var action = scenario.flow().action(String.valueOf(open.get("action"))).orElseThrow();
        var account = draft.actor().account();
        var state = String.valueOf(open.get("to"));
        var round = ((Number) open.getOrDefault("round", 1)).intValue();
        var known = before == null ? Map.<String, AccountId>of() : before.doneBy();
        var doneBy = new HashMap<>(before != null && round > before.round() ? Map.of() : known);
        doneBy.put(action.id(), account);
        var check = before == null ? CaseFile.Check.NONE : before.check();
        var ended = before == null || before.endedAt() == null ? draft.recordedAt() : before.endedAt();
        return new CaseFile.Standing(
                state,
                new AreaCode(((Number) open.getOrDefault("area", 0)).longValue()),
                Optional.ofNullable((String) open.get("department")),
                Optional.ofNullable((String) open.get("assignee"))
                        .map(UUID::fromString)
                        .map(PostId::new),
                CaseFile.merged(before == null ? Map.of() : before.attributes(), attributes(open)),
                doneBy,
                action.notAfter().isEmpty() ? check : CaseFile.Check.of(action.notAfter(), known, account),
                round,
                clocks(before, open, draft.recordedAt()),
                draft.recordedAt(),
                scenario.flow().state(state).orElseThrow().isEnd() ? ended : null);
    }

    /** Worked out step by step from the entries alone. */
    private List<CaseClock> clocks(CaseFile.@Nullable Standing before, Map<String, Object> open, Instant at) {
        var answers = CaseFile.merged(before == null ? Map.of() : before.attributes(), attributes(open));
        var step = OpenPart.happened(open, at);
        return clocks.after(
                scenario,
                before == null ? List.of() : before.clocks(),
                new CaseClocks.Stepped(step, OpenPart.answers(answers), true));
    }

    @SuppressWarnings("unchecked") // The open part is JSON: its keys are texts.
    private static Map<String, Object> attributes(Map<String, Object> open) {
        return (Map<String, Object>) open.getOrDefault("attributes", Map.of());
    }
}
