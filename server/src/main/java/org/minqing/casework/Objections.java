package org.minqing.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.journal.Entry;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.scenario.By;
import org.minqing.scenario.Scenario;

/** Finds in the entries of a case who said “not ours”, and what came of it. */
record Objections(Scenario scenario) {

    List<Reason.Objection> in(List<Entry> entries) {
        var raising = raising();
        var found = new ArrayList<Reason.Objection>();
        for (var entry : entries) {
            if (!entry.draft().kind().equals(OpenPart.MOVED)) {
                continue;
            }
            var open = CanonicalJson.read(entry.draft().open());
            if (!found.isEmpty() && found.getLast().decided().isEmpty()) {
                found.add(found.removeLast().with(decision(entry, open)));
            }
            if (raising.contains(String.valueOf(open.get("action")))) {
                found.add(raised(entry, open));
            }
        }
        return List.copyOf(found);
    }

    /** What each post that has a case may say once. */
    private Set<String> raising() {
        return scenario.flow().actions().stream()
                .filter(action -> action.oncePerUnit() && action.by().contains(new By.Assignee()))
                .map(action -> action.id())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Reason.Objection raised(Entry entry, Map<String, Object> open) {
        var draft = entry.draft();
        return new Reason.Objection(
                draft.version(), draft.recordedAt(), draft.actor().post(), OpenPart.attributes(open), Optional.empty());
    }

    private static Reason.Decision decision(Entry entry, Map<String, Object> open) {
        var draft = entry.draft();
        return new Reason.Decision(
                draft.version(),
                String.valueOf(open.get("action")),
                draft.recordedAt(),
                draft.actor().post(),
                draft.actor().account().equals(Actor.SYSTEM.account()),
                Optional.ofNullable(open.get("assignee")).map(post -> new PostId(UUID.fromString(post.toString()))));
    }
}
