package org.minqing.notice.outward;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.notice.outward.Gateways.Audience;
import org.minqing.notice.outward.Gateways.Texts;
import org.minqing.notice.outward.Gateways.Webhook;
import org.minqing.notice.outward.Signature.Secret;

/** Reads the operator's file of gateways; everything that is wrong in it is said at once, and never a secret with it. */
public final class GatewaysReader {

    private static final Set<String> TEXT_KEYS =
            Set.of("url", "method", "headers", "body", "language", "kinds", "scenarios", "secrets", "inside", "pace");
    private static final Set<String> WEBHOOK_KEYS =
            Set.of("name", "url", "secrets", "kinds", "scenarios", "inside", "quiet", "pace");
    private static final String NAME = "[a-z][a-z0-9-]{1,30}";
    private static final Set<String> TAKEN = Set.of(Gateways.TEXT, "in-app");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");

    private final Document document;
    private final Faults faults;

    private GatewaysReader(Document document, Faults faults) {
        this.document = document;
        this.faults = faults;
    }

    /** What the text of the file says; only to be used when there are no faults. */
    public static Gateways read(String file, String text, Faults faults) {
        return Document.read(file, text, faults)
                .map(document -> new GatewaysReader(document, faults).gateways())
                .orElse(Gateways.NONE);
    }

    private Gateways gateways() {
        document.only(faults, "", Set.of("text", "webhooks"));
        var texts = document.at("/text").isMissingNode() ? Optional.<Texts>empty() : texts("/text");
        var webhooks = new ArrayList<Webhook>();
        var names = new HashSet<>(TAKEN);
        for (var pointer : document.children("/webhooks")) {
            webhook(pointer).ifPresent(webhook -> {
                if (!names.add(webhook.name())) {
                    fault(pointer + "/name", "This name is taken");
                }
                webhooks.add(webhook);
            });
        }
        return new Gateways(texts, webhooks);
    }

    private Optional<Texts> texts(String at) {
        document.only(faults, at, TEXT_KEYS);
        var url = text(at + "/url");
        var method = document.at(at + "/method").asString("POST");
        var body = document.at(at + "/body").asString("");
        if (!METHODS.contains(method)) {
            fault(at + "/method", "The method is one of GET, POST and PUT");
        }
        if (!(url + body).contains(Template.TELEPHONE) || !(url + body).contains(Template.WORDS)) {
            fault(at + "/body", "URL and body name neither or only one of ${telephone} and ${words}");
        }
        var headers = new HashMap<String, String>();
        document.at(at + "/headers").propertyNames().forEach(name -> headers.put(name, text(at + "/headers/" + name)));
        var inside = document.at(at + "/inside").asBoolean(false);
        return url(at + "/url", Template.sample(url), inside)
                .map(_ -> new Texts(
                        url,
                        method,
                        headers,
                        body,
                        Locale.forLanguageTag(document.at(at + "/language").asString("zh")),
                        audience(at),
                        secrets(at + "/secrets"),
                        inside,
                        pace(at + "/pace")));
    }

    private Optional<Webhook> webhook(String at) {
        document.only(faults, at, WEBHOOK_KEYS);
        var name = text(at + "/name");
        if (!name.matches(NAME)) {
            fault(at + "/name", "A name has small letters, digits and hyphens");
        }
        var inside = document.at(at + "/inside").asBoolean(false);
        var secrets = secrets(at + "/secrets");
        if (secrets.isEmpty() || secrets.size() > 2) {
            fault(at + "/secrets", "There is one secret, or two while they are changed");
        }
        return url(at + "/url", text(at + "/url"), inside)
                .map(url -> new Webhook(
                        name,
                        url,
                        secrets,
                        audience(at),
                        inside,
                        document.at(at + "/quiet").asBoolean(false),
                        pace(at + "/pace")));
    }

    private Optional<URI> url(String pointer, String text, boolean inside) {
        try {
            var url = URI.create(text);
            var scheme = Optional.ofNullable(url.getScheme()).orElse("");
            if (url.getHost() != null
                    && url.getUserInfo() == null
                    && (scheme.equals("https") || scheme.equals("http") && inside)) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException misshapen) {
            // Said below, as for every other address that will not do.
        }
        fault(pointer, "An address begins with https:// (http:// only with inside: true) and holds no password");
        return Optional.empty();
    }

    private Audience audience(String at) {
        return new Audience(words(at + "/kinds"), words(at + "/scenarios"));
    }

    private Set<String> words(String pointer) {
        return document.children(pointer).stream().map(this::text).collect(Collectors.toSet());
    }

    private List<Secret> secrets(String pointer) {
        var secrets = new ArrayList<Secret>();
        for (var one : document.children(pointer)) {
            try {
                secrets.add(Secret.parse(text(one)));
            } catch (IllegalArgumentException misshapen) {
                fault(one, "A secret is whsec_ and at least 24 bytes in Base64");
            }
        }
        return secrets;
    }

    private Pace pace(String at) {
        document.only(faults, at, Set.of("first-seconds", "longest-minutes", "tries"));
        var usual = Gateways.DEFAULT_PACE;
        try {
            return new Pace(
                    Duration.ofSeconds(document.at(at + "/first-seconds")
                            .asLong(usual.first().toSeconds())),
                    Duration.ofMinutes(document.at(at + "/longest-minutes")
                            .asLong(usual.longest().toMinutes())),
                    document.at(at + "/tries").asInt(usual.tries()));
        } catch (IllegalArgumentException misshapen) {
            fault(at, "first-seconds and tries are at least 1, and longest-minutes is no shorter");
            return usual;
        }
    }

    private String text(String pointer) {
        var text = document.at(pointer).asString("");
        if (text.isBlank()) {
            fault(pointer, "Something is missing here");
        }
        return text;
    }

    private void fault(String pointer, String message) {
        document.fault(faults, "gateways.wrong", pointer, message, "docs/notices.md has an example");
    }
}
