package org.minqing.notice.outward;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The operator's gateway for short messages. Neither number nor words are kept or logged. */
public final class TextGateway {

    private static final String KEY = "Idempotency-Key";

    private final Gateways.Texts texts;
    private final Line line;

    public TextGateway(Gateways.Texts texts, Line line) {
        this.texts = texts;
        this.line = line;
    }

    public Gateways.Texts settings() {
        return texts;
    }

    /** The same key says to the gateway that it was asked before. */
    public Outcome send(UUID key, String telephone, String words) {
        var values = Map.of("telephone", telephone, "words", words, "key", key.toString());
        var headers = new HashMap<>(texts.headers());
        headers.putIfAbsent(KEY, key.toString());
        var body = Template.body(texts.body(), contentType(), values);
        var url = URI.create(Template.url(texts.url(), values));
        return line.send(new Line.Call(url, texts.method(), headers, body, texts.inside()));
    }

    private String contentType() {
        return texts.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("");
    }
}
