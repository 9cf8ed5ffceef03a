package org.minqing.notice;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Entry;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an entry itself says under {@code tell}: which posts or accounts are told with which template, whether it waits
 * for no morning, and what is told with it as it stands. Any module may make such entries; nothing more of them is understood
 * here.
 */
record Announcement(
        UUID subject,
        int version,
        Instant at,
        String kind,
        List<Recipient> recipients,
        boolean urgent,
        Map<String, String> parameters) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String MEMBER = "\"tell\"";

    Announcement {
        recipients = List.copyOf(recipients);
        parameters = Map.copyOf(parameters);
    }

    static Optional<Announcement> of(Entry entry) {
        var draft = entry.draft();
        if (!draft.open().contains(MEMBER)
                || !(JSON.readValue(draft.open(), OBJECT).get("tell") instanceof Map<?, ?> tell)) {
            return Optional.empty();
        }
        var posts = ids(tell.get("posts")).map(id -> new Recipient.Post(new PostId(id)));
        var accounts = ids(tell.get("accounts")).map(id -> new Recipient.Account(new AccountId(id)));
        return Optional.of(new Announcement(
                draft.stream(),
                draft.version(),
                draft.recordedAt(),
                String.valueOf(tell.get("notice")),
                Stream.<Recipient>concat(posts, accounts).toList(),
                Boolean.TRUE.equals(tell.get("urgent")),
                words(tell.get("parameters"))));
    }

    private static Map<String, String> words(@Nullable Object said) {
        var words = new HashMap<String, String>();
        if (said instanceof Map<?, ?> parameters) {
            parameters.forEach((name, value) -> words.put(String.valueOf(name), String.valueOf(value)));
        }
        return words;
    }

    private static Stream<UUID> ids(@Nullable Object list) {
        return list instanceof List<?> ids ? ids.stream().map(String::valueOf).map(UUID::fromString) : Stream.empty();
    }

    /** The subject as it is followed, so that entries that come again tell nobody twice. */
    Following following() {
        return new Following(subject, version, Optional.empty(), false);
    }

    List<Occasion> occasions() {
        return recipients.stream()
                .map(recipient -> new Occasion.Key(recipient, kind, subject))
                .map(key -> new Occasion(key, version, at, urgent, parameters))
                .toList();
    }
}
