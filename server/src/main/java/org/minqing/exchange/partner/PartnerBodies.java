package org.minqing.exchange.partner;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.CaseId;

/** What goes over the wire between a partner and this server. */
final class PartnerBodies {

    private PartnerBodies() {}

    /**
     * A case that a partner delivers.
     *
     * @param area the partner's code of the area, or the city's own
     * @param lon with {@code lat}, in WGS84, instead of an area
     * @param fields answers by the partner's names
     */
    record DeliveryBody(
            @Nullable String area,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Map<String, Object> fields) {

        /** The same for the same content, however it was written. */
        Map<String, Object> content() {
            var content = new TreeMap<String, Object>();
            content.put("area", String.valueOf(area));
            content.put("lon", String.valueOf(lon));
            content.put("lat", String.valueOf(lat));
            content.put("fields", fields == null ? Map.of() : new TreeMap<>(fields));
            return content;
        }
    }

    /**
     * How a delivered case stands.
     *
     * @param number the partner's own
     * @param request our id of it, and {@code called} what people say on the telephone
     * @param state in the partner's codes
     * @param answers by the partner's names
     */
    record DeliveredView(
            String number, CaseId request, String called, String state, Instant at, Map<String, Object> answers) {}

    /** Which account a partner signs with, and where it is told; without an address it asks itself. */
    record PartnerLinkBody(@Nullable UUID account, @Nullable String address) {}

    /** A partner of the city folder; without an account it is not connected. */
    record PartnerView(String id, Optional<UUID> account, Optional<String> address) {}

    /**
     * Something that a partner is told.
     *
     * @param receipt what the partner answered
     */
    record MessageView(
            UUID id,
            String kind,
            UUID request,
            String state,
            Instant createdAt,
            Instant dueAt,
            int tries,
            Optional<String> failure,
            Optional<String> receipt) {}

    /** What a partner is told of a case that it delivered. */
    record AnswerMessage(UUID id, String number, String state, Instant at, Map<String, Object> answers) {}

    /** A case that becomes a partner's. */
    record HandOverMessage(UUID id, UUID request, String called, String area, Instant at, Map<String, Object> fields) {}
}
