package org.minqing.notice.outward;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.notice.outward.Signature.Secret;

/** Where notices go beyond this system, as its operator wrote it down. */
public record Gateways(Optional<Texts> texts, List<Webhook> webhooks) {

    /** Nothing leaves. */
    public static final Gateways NONE = new Gateways(Optional.empty(), List.of());

    /** The name of the gateway for texts. */
    public static final String TEXT = "text";

    static final Pace DEFAULT_PACE = new Pace(Duration.ofSeconds(30), Duration.ofHours(1), 96);

    public Gateways {
        webhooks = List.copyOf(webhooks);
    }

    /** What is told: kinds of notices, and scenarios where a notice is about a case. */
    public record Audience(Set<String> kinds, Set<String> scenarios) {

        private static final String SCENARIO = "scenario";

        public Audience {
            kinds = Set.copyOf(kinds);
            scenarios = Set.copyOf(scenarios);
        }

        public boolean hears(String kind, Map<String, String> parameters) {
            return kinds.contains(kind)
                    && (!parameters.containsKey(SCENARIO) || scenarios.contains(parameters.get(SCENARIO)));
        }
    }

    /**
     * A gateway for short messages. URL and body name {@code ${telephone}}, {@code ${words}} and {@code ${key}}.
     *
     * @param secrets by which the gateway signs its receipts
     * @param inside whether it may stand in the house
     */
    public record Texts(
            String url,
            String method,
            Map<String, String> headers,
            String body,
            Locale language,
            Audience audience,
            List<Secret> secrets,
            boolean inside,
            Pace pace) {

        public Texts {
            headers = Map.copyOf(headers);
            secrets = List.copyOf(secrets);
        }

        /** Without the headers, which hold what the gateway knows the city by. */
        @Override
        public String toString() {
            return "Texts";
        }
    }

    /**
     * Another system that is told.
     *
     * @param secrets one, or two while they are changed
     * @param quiet whether it is told in the morning of what can wait
     */
    public record Webhook(
            String name, URI url, List<Secret> secrets, Audience audience, boolean inside, boolean quiet, Pace pace) {

        public Webhook {
            secrets = List.copyOf(secrets);
        }
    }

    /** By which secrets receipts of this name are signed; none for a name that is not there. */
    public List<Secret> secrets(String name) {
        if (name.equals(TEXT)) {
            return texts.map(Texts::secrets).orElse(List.of());
        }
        return webhooks.stream()
                .filter(webhook -> webhook.name().equals(name))
                .findFirst()
                .map(Webhook::secrets)
                .orElse(List.of());
    }
}
