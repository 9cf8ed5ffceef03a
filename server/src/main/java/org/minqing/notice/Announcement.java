package org.minqing.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.journal.Entry;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an entry itself says under {@code tell}: which posts and accounts are told with which template, and whether it waits
 * for no morning. Any module may make such entries; nothing more of them is understood here.
 *
 * @param device browser and system by name, for what was done to the keys of an account; empty for everything else
 */
record Announcement(
        UUID subject, int version, Instant at, String kind, List<Recipient> told, boolean urgent, String device) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String MEMBER = "\"tell\"";

    Announcement {
        told = List.copyOf(told);
    }

    static Optional<Announcement> of(Entry entry) {
        var draft = entry.draft();
        if (!draft.open().contains(MEMBER)
                || !(JSON.readValue(draft.open(), OBJECT).get("tell") instanceof Map<?, ?> tell)) {
            return Optional.empty();
        }
        return Optional.of(new Announcement(
                draft.stream(),
                draft.version(),
                draft.recordedAt(),
                String.valueOf(tell.get("notice")),
                Stream.<Recipient>concat(
                                ids(tell, "posts").map(id -> new Recipient.Post(new PostId(id))),
                                ids(tell, "accounts").map(id -> new Recipient.Account(new AccountId(id))))
                        .toList(),
                Boolean.TRUE.equals(tell.get("urgent")),
                tell.get("device") instanceof String device ? device : ""));
    }

    private static Stream<UUID> ids(Map<?, ?> tell, String member) {
        return tell.get(member) instanceof List<?> ids
                ? ids.stream().map(id -> UUID.fromString(String.valueOf(id)))
                : Stream.empty();
    }

    /** The subject as it is followed, so that entries that come again tell nobody twice. */
    Following following() {
        return new Following(subject, version, Optional.empty(), false);
    }

    List<Occasion> occasions() {
        var parameters = device.isEmpty() ? Map.<String, String>of() : Map.of("device", device);
        return told.stream()
                .map(recipient -> new Occasion.Key(recipient, kind, subject))
                .map(key -> new Occasion(key, version, at, urgent, parameters))
                .toList();
    }
}
