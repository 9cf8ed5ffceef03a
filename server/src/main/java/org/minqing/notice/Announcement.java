package org.minqing.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Entry;
import org.minqing.kernel.PostId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an entry itself says under {@code tell}: which posts are told with which template, and whether it waits for no
 * morning. Any module may make such entries; nothing more of them is understood here.
 */
record Announcement(UUID subject, int version, Instant at, String kind, List<PostId> posts, boolean urgent) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String MEMBER = "\"tell\"";

    Announcement {
        posts = List.copyOf(posts);
    }

    static Optional<Announcement> of(Entry entry) {
        var draft = entry.draft();
        if (!draft.open().contains(MEMBER)
                || !(JSON.readValue(draft.open(), OBJECT).get("tell") instanceof Map<?, ?> tell)
                || !(tell.get("posts") instanceof List<?> posts)) {
            return Optional.empty();
        }
        return Optional.of(new Announcement(
                draft.stream(),
                draft.version(),
                draft.recordedAt(),
                String.valueOf(tell.get("notice")),
                posts.stream()
                        .map(post -> new PostId(UUID.fromString(String.valueOf(post))))
                        .toList(),
                Boolean.TRUE.equals(tell.get("urgent"))));
    }

    /** The subject as it is followed, so that entries that come again tell nobody twice. */
    Following following() {
        return new Following(subject, version, Optional.empty(), false);
    }

    List<Occasion> occasions() {
        return posts.stream()
                .map(post -> new Occasion.Key(new Recipient.Post(post), kind, subject))
                .map(key -> new Occasion(key, version, at, urgent, Map.of()))
                .toList();
    }
}
