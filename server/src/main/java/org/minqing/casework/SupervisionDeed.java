package org.minqing.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.kernel.PostId;

/** What an entry about a supervision says, in codes, ids and times; what was written is sealed beside it. */
sealed interface SupervisionDeed {

    /** The command that asked. */
    UUID id();

    /** The posts that are told of it. */
    List<PostId> told();

    record Asked(UUID id, PostId asker, PostId asked, Instant warn, Instant due, List<PostId> told)
            implements SupervisionDeed {}

    record Answered(UUID id, LocalDate until, List<PostId> told) implements SupervisionDeed {}

    record Reminded(UUID id, SupervisionTime.Step step, Instant due, List<PostId> told) implements SupervisionDeed {}

    record Withdrawn(UUID id, List<PostId> told) implements SupervisionDeed {}

    default String kind() {
        return switch (this) {
            case Asked _ -> "case.supervised";
            case Answered _ -> "case.supervision-answered";
            case Reminded _ -> "case.supervision-reminded";
            case Withdrawn _ -> "case.supervision-withdrawn";
        };
    }

    default Map<String, Object> written() {
        var part = new TreeMap<String, Object>();
        part.put("id", id().toString());
        part.put("told", told().stream().map(PostId::toString).toList());
        switch (this) {
            case Asked asked -> {
                part.put("deed", "asked");
                part.put("asker", asked.asker().toString());
                part.put("asked", asked.asked().toString());
                part.put("warn", asked.warn().toString());
                part.put("due", asked.due().toString());
            }
            case Answered answered -> {
                part.put("deed", "answered");
                part.put("until", answered.until().toString());
            }
            case Reminded reminded -> {
                part.put("deed", reminded.step().code());
                part.put("due", reminded.due().toString());
            }
            case Withdrawn _ -> part.put("deed", "withdrawn");
        }
        return part;
    }

    /** Empty for entries about something else. */
    static Optional<SupervisionDeed> read(Map<String, Object> open) {
        if (!(open.get("supervision") instanceof Map<?, ?> part)) {
            return Optional.empty();
        }
        var id = UUID.fromString(text(part, "id"));
        var told = part.get("told") instanceof List<?> posts
                ? posts.stream().map(SupervisionDeed::post).toList()
                : List.<PostId>of();
        var deed = text(part, "deed");
        return Optional.of(
                switch (deed) {
                    case "asked" ->
                        new Asked(
                                id,
                                post(text(part, "asker")),
                                post(text(part, "asked")),
                                Instant.parse(text(part, "warn")),
                                Instant.parse(text(part, "due")),
                                told);
                    case "answered" -> new Answered(id, LocalDate.parse(text(part, "until")), told);
                    case "withdrawn" -> new Withdrawn(id, told);
                    default -> new Reminded(id, SupervisionTime.Step.of(deed), Instant.parse(text(part, "due")), told);
                });
    }

    private static PostId post(Object written) {
        return new PostId(UUID.fromString(String.valueOf(written)));
    }

    private static String text(Map<?, ?> part, String key) {
        return String.valueOf(part.get(key));
    }
}
