package org.minqing.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;
import org.minqing.journal.DataKey;
import org.minqing.journal.Entry;
import org.minqing.journal.SealedPart;
import org.minqing.journal.Sealing;
import org.minqing.kernel.CaseId;

/**
 * What people wrote, and the exact place where the scenario seals it: one part for each retention class, under the case's
 * key of that class, which is made when the class is first used.
 */
final class SealedAnswers {

    private static final String FIELDS = "fields";
    private static final String PLACE = "place";

    /** The sealed parts of one entry and the keys that are new with it. */
    record Parts(List<SealedPart> parts, List<DataKey> newKeys) {}

    /** What the sealed parts of one entry say, as far as their keys still exist. */
    record Words(Map<String, Object> fields, @Nullable Point place, boolean erased) {}

    private final Sealing sealing;

    SealedAnswers(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The content to seal, by retention class: the answers, and the place under the class that keeps it. */
    static Map<String, Map<String, Object>> content(
            Map<String, Map<String, Object>> answers, @Nullable Point place, String placeRetention) {
        var content = new TreeMap<String, Map<String, Object>>();
        answers.forEach((retention, fields) -> content.put(retention, new TreeMap<>(Map.of(FIELDS, fields))));
        if (place != null) {
            content.computeIfAbsent(placeRetention, _ -> new TreeMap<>()).put(PLACE, List.of(place.x(), place.y()));
        }
        return content;
    }

    /** The answers among what {@link #content} put together. */
    static Map<String, Map<String, Object>> fields(Map<String, Map<String, Object>> content) {
        var fields = new TreeMap<String, Map<String, Object>>();
        content.forEach((retention, plain) -> {
            if (plain.get(FIELDS) instanceof Map<?, ?> answers) {
                var said = new TreeMap<String, Object>();
                answers.forEach((field, answer) -> said.put(String.valueOf(field), answer));
                fields.put(retention, said);
            }
        });
        return fields;
    }

    Parts seal(CaseId id, int version, Map<String, Map<String, Object>> content, List<Loaded.WrappedKey> wrapped) {
        var keys = unwrap(id, wrapped);
        var parts = new ArrayList<SealedPart>();
        var fresh = new ArrayList<DataKey>();
        content.forEach((retention, plain) -> {
            var key = keys.get(retention);
            if (key == null) {
                key = sealing.create(id.value(), retention);
                fresh.add(key);
            }
            parts.add(sealing.seal(key, version, CanonicalJson.bytes(plain)));
        });
        return new Parts(parts, fresh);
    }

    private Map<String, DataKey> unwrap(CaseId id, List<Loaded.WrappedKey> wrapped) {
        return wrapped.stream()
                .map(key -> sealing.unwrap(id.value(), key.retention(), key.wrapped()))
                .collect(Collectors.toUnmodifiableMap(DataKey::retention, Function.identity()));
    }

    /** The answers that one entry sealed, by retention class, as far as its keys still exist. */
    Map<String, Map<?, ?>> byRetention(Entry entry, Map<String, DataKey> keys) {
        var answers = new TreeMap<String, Map<?, ?>>();
        for (var part : entry.draft().sealed()) {
            var key = keys.get(part.retention());
            if (key != null
                    && CanonicalJson.read(sealing.open(key, entry.draft().version(), part))
                                    .get(FIELDS)
                            instanceof Map<?, ?> fields) {
                answers.put(part.retention(), fields);
            }
        }
        return answers;
    }

    Words open(Entry entry, Map<String, DataKey> keys) {
        var fields = new LinkedHashMap<String, Object>();
        Point place = null;
        var erased = false;
        for (var part : entry.draft().sealed()) {
            var key = keys.get(part.retention());
            if (key == null) {
                erased = true;
                continue;
            }
            var plain = CanonicalJson.read(sealing.open(key, entry.draft().version(), part));
            if (plain.get(FIELDS) instanceof Map<?, ?> answers) {
                answers.forEach((field, answer) -> fields.put(String.valueOf(field), answer));
            }
            if (plain.get(PLACE) instanceof List<?> pair) {
                place = new Point(((Number) pair.get(0)).doubleValue(), ((Number) pair.get(1)).doubleValue());
            }
        }
        return new Words(fields, place, erased);
    }
}
