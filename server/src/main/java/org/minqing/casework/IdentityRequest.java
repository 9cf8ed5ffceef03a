package org.minqing.casework;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Unit;
import org.minqing.journal.Entry;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;

/**
 * That somebody asked to be told who reported a case, and what came of it.
 *
 * @param by whoever asked, in the post and for the unit
 * @param until until when it can be decided
 * @param openUntil until when whoever asked sees the name; absent until it is confirmed
 * @param words the reason
 */
public record IdentityRequest(
        UUID id,
        AccountId by,
        @Nullable PostId post,
        Unit unit,
        Instant at,
        Instant until,
        Stage stage,
        Optional<Instant> openUntil,
        Supervision.Words words) {

    /** Where it stands. */
    public enum Stage {
        WAITING,
        CONFIRMED,
        REFUSED,
        /** Nobody decided in time. */
        EXPIRED;

        /** As it is written in answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The requests of a case from its entries, in the order in which they were made. */
    static List<IdentityRequest> in(List<Entry> entries) {
        var found = new LinkedHashMap<UUID, IdentityRequest>();
        for (var entry : entries) {
            IdentityDeed.read(CanonicalJson.read(entry.draft().open())).ifPresent(deed -> {
                switch (deed.deed()) {
                    case ASKED -> found.put(deed.id(), asked(deed, entry));
                    case CONFIRMED ->
                        found.computeIfPresent(deed.id(), (_, one) -> one.over(Stage.CONFIRMED, deed.until()));
                    case REFUSED -> found.computeIfPresent(deed.id(), (_, one) -> one.over(Stage.REFUSED, null));
                }
            });
        }
        return List.copyOf(found.values());
    }

    private static IdentityRequest asked(IdentityDeed deed, Entry entry) {
        var draft = entry.draft();
        return new IdentityRequest(
                deed.id(),
                draft.actor().account(),
                draft.actor().post().orElse(null),
                deed.unit(),
                draft.recordedAt(),
                deed.until(),
                Stage.WAITING,
                Optional.empty(),
                new Supervision.Words(draft.version(), draft.sealed()));
    }

    private IdentityRequest over(Stage how, @Nullable Instant open) {
        return new IdentityRequest(id, by, post, unit, at, until, how, Optional.ofNullable(open), words);
    }

    /** Where it stands at a moment. */
    public Stage stageAt(Instant now) {
        return stage == Stage.WAITING && !now.isBefore(until) ? Stage.EXPIRED : stage;
    }

    /** Whether somebody may be told the name. */
    boolean isOpenTo(AccountId account, Instant now) {
        return by.equals(account) && openUntil.filter(now::isBefore).isPresent();
    }
}
