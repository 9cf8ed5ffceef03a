package org.minqing.notice.outward;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Another system that is told, each time under a signature of its own moment. */
public final class WebhookTarget implements Target {

    private static final JsonMapper JSON = new JsonMapper();

    /** One for what can wait, one for what cannot. */
    private static final int LANES = 2;

    private final Gateways.Webhook webhook;
    private final Line line;
    private final InstantSource clock;

    /** {@code clock} is the true time, which the receiver compares with its own. */
    public WebhookTarget(Gateways.Webhook webhook, Line line, InstantSource clock) {
        this.webhook = webhook;
        this.line = line;
        this.clock = clock;
    }

    /** What is told: codes, ids and times, and nobody. */
    @JsonPropertyOrder({"type", "timestamp", "data"})
    record Body(String type, Instant timestamp, Data data) {}

    @JsonPropertyOrder({"subject", "urgent", "parameters"})
    record Data(UUID subject, boolean urgent, Map<String, String> parameters) {}

    @Override
    public String name() {
        return webhook.name();
    }

    @Override
    public Pace pace() {
        return webhook.pace();
    }

    @Override
    public int atOnce() {
        return LANES;
    }

    @Override
    public Outcome send(Parcel parcel) {
        var data = new Data(parcel.subject(), parcel.urgent(), parcel.parameters());
        var body = JSON.writeValueAsString(new Body(parcel.kind(), parcel.at(), data));
        var headers =
                new HashMap<>(Signature.headers(webhook.secrets(), parcel.key().toString(), clock.instant(), body));
        headers.put("Content-Type", "application/json");
        return line.send(new Line.Call(webhook.url(), "POST", headers, body, webhook.inside()));
    }
}
