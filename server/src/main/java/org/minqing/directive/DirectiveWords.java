package org.minqing.directive;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.directive.Directive.Words;
import org.minqing.journal.DataKey;
import org.minqing.journal.SealedPart;
import org.minqing.journal.Sealing;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seals what people write, and opens it for those who were asked whether they may. */
final class DirectiveWords {

    /** How long what was written is kept: as long as the files of the office. */
    static final String RETENTION = "directive-5y";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Sealing sealing;

    /** What a directive says. */
    record Said(String title, String text, Optional<String> unit) {

        /** What is left when the key is gone. */
        static final Said ERASED = new Said("", "", Optional.empty());
    }

    DirectiveWords(Sealing sealing) {
        this.sealing = sealing;
    }

    DataKey key(UUID directive) {
        return sealing.create(directive, RETENTION);
    }

    SealedPart seal(DataKey key, int version, Said said) {
        var texts = new TreeMap<>(Map.of("title", said.title(), "text", said.text()));
        said.unit().ifPresent(unit -> texts.put("unit", unit));
        return sealing.seal(key, version, JSON.writeValueAsBytes(texts));
    }

    SealedPart seal(DataKey key, int version, String text) {
        return sealing.seal(key, version, text.getBytes(StandardCharsets.UTF_8));
    }

    static Words words(SealedPart part, int version) {
        return new Words(Base64.getEncoder().encodeToString(part.ciphertext()), version);
    }

    Said said(Optional<DataKey> key, Words words) {
        return key.map(living -> JSON.readValue(open(living, words), TEXTS))
                .map(texts -> new Said(
                        texts.getOrDefault("title", ""),
                        texts.getOrDefault("text", ""),
                        Optional.ofNullable(texts.get("unit"))))
                .orElse(Said.ERASED);
    }

    String text(Optional<DataKey> key, Words words) {
        return key.map(living -> new String(open(living, words), StandardCharsets.UTF_8))
                .orElse("");
    }

    DataKey unwrap(UUID directive, byte[] wrapped) {
        return sealing.unwrap(directive, RETENTION, wrapped);
    }

    private byte[] open(DataKey key, Words words) {
        var part = new SealedPart(RETENTION, Base64.getDecoder().decode(words.ciphertext()));
        return sealing.open(key, words.version(), part);
    }
}
