package org.minqing.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Pseudonyms;
import org.minqing.access.Thing;
import org.minqing.access.Unit;
import org.minqing.area.Point;
import org.minqing.journal.Entry;
import org.minqing.journal.Position;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An entry that changed a case, with what access needs to know to show it to somebody. */
record News(Position position, Thing thing, Change change) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Set<String> KINDS = Set.of(
            "case.reported",
            "case.moved",
            "case.reminded",
            "case.supervised",
            "case.supervision-answered",
            "case.supervision-reminded",
            "case.supervision-withdrawn",
            "case.task-received",
            "case.task-answered",
            "case.task-declined",
            "case.task-withdrawn",
            "case.call-ended",
            "case.call-refused");

    /** Empty for entries that change no case, or what is seen of it: a reminder or a question leaves it in its state. */
    static Optional<News> of(Entry entry, Pseudonyms pseudonyms) {
        var draft = entry.draft();
        if (!KINDS.contains(draft.kind()) || entry.position().isEmpty()) {
            return Optional.empty();
        }
        var open = JSON.readValue(draft.open(), OBJECT);
        var area = new AreaCode(Long.parseLong(String.valueOf(open.get("area"))));
        var thing = new Thing(
                "case",
                String.valueOf(open.get("class")),
                area,
                Optional.ofNullable(open.get("department")).map(Object::toString),
                Set.of(reporter(entry, open, pseudonyms)),
                open.get("assignee") == null
                        ? Set.of()
                        : Set.of(new PostId(UUID.fromString(open.get("assignee").toString()))),
                Optional.ofNullable(open.get("about")).map(unit -> Unit.read(unit.toString())));
        var change = new Change(
                new CaseId(draft.stream()),
                draft.version(),
                String.valueOf(open.get("scenario")),
                String.valueOf(open.getOrDefault("to", open.getOrDefault("state", ""))),
                area.toString(),
                draft.recordedAt(),
                point(open.get("place")));
        return Optional.of(new News(entry.position().get(), thing, change));
    }

    private static @Nullable Point point(@Nullable Object place) {
        return place instanceof List<?> pair && pair.size() == 2
                ? new Point(((Number) pair.get(0)).doubleValue(), ((Number) pair.get(1)).doubleValue())
                : null;
    }

    private static AccountId reporter(Entry entry, Map<String, Object> open, Pseudonyms pseudonyms) {
        var name = new AccountId(UUID.fromString(String.valueOf(open.get("reporter"))));
        return open.containsKey("pseudonym")
                ? pseudonyms.behind(entry.draft().stream(), name).orElse(name)
                : name;
    }
}
