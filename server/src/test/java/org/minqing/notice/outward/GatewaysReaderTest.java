package org.minqing.notice.outward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** The operator's file is read as it is documented, and all of its faults are said at once, without a secret. */
class GatewaysReaderTest {

    private static final String WHOLE = """
            text:
              url: https://sms.example/send
              headers: {Content-Type: application/json, Authorization: Bearer sample}
              body: '{"to": "${telephone}", "text": "${words}", "id": "${key}"}'
              kinds: [moved]
              scenarios: [general-event]
              secrets: [whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=]
            webhooks:
              - name: hotline
                url: https://hotline.example/minqing
                secrets: [whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]
                kinds: [moved, clock-escalate]
                scenarios: [general-event]
                pace: {first-seconds: 10, longest-minutes: 30, tries: 20}
              - name: inside
                url: http://10.1.2.3/in
                inside: true
                secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]
            """;

    @Test
    void readsWhatIsDocumented() {
        var faults = new Faults();
        var gateways = GatewaysReader.read("gateways.yaml", WHOLE, faults);
        assertThat(faults.all()).isEmpty();
        assertThat(gateways.texts()).hasValueSatisfying(texts -> {
            assertThat(texts.method()).isEqualTo("POST");
            assertThat(texts.inside()).isFalse();
        });
        assertThat(gateways.webhooks()).hasSize(2);
        assertThat(gateways.webhooks().getFirst().pace())
                .isEqualTo(new Pace(Duration.ofSeconds(10), Duration.ofMinutes(30), 20));
        assertThat(gateways.secrets("hotline")).hasSize(2);
        assertThat(gateways.secrets("text")).hasSize(1);
        assertThat(gateways.secrets("nobody")).isEmpty();
        assertThat(gateways.texts().orElseThrow().toString()).doesNotContain("Bearer");
    }

    @Test
    void everyFaultIsSaidAndNoSecretWithIt() {
        var faults = new Faults();
        GatewaysReader.read("gateways.yaml", """
                text: {url: "https://sms.example/send", body: "${telephone}", methods: POST}
                webhooks:
                  - {name: Hotline, url: "http://hotline.example/", secrets: [whsec_c2hvcnQ=]}
                  - {name: text, url: "https://user:pass@hotline.example/", secrets: []}
                  - {name: file, url: "file:///etc/passwd", secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]}
                """, faults);
        assertThat(faults.all().stream().map(Fault::path))
                .contains(
                        "/text/methods",
                        "/text/body",
                        "/webhooks/0/name",
                        "/webhooks/0/url",
                        "/webhooks/0/secrets/0",
                        "/webhooks/1/url",
                        "/webhooks/1/secrets",
                        "/webhooks/2/url");
        assertThat(faults.all().toString()).doesNotContain("c2hvcnQ", "pass@");
    }

    @Test
    void pausesGrowToALimitAndDifferByChance() {
        var pace = new Pace(Duration.ofSeconds(30), Duration.ofHours(1), 96);
        var chance = new Random(5);
        var firsts = IntStream.range(0, 50)
                .mapToObj(_ -> pace.after(1, chance))
                .distinct()
                .toList();
        assertThat(firsts)
                .hasSizeGreaterThan(40)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30)));
        assertThat(pace.after(4, chance)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(List.of(pace.after(20, chance), pace.after(2_000, chance)))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMinutes(30), Duration.ofHours(1)));
        assertThat(pace.after(1, Duration.ofDays(30), chance)).isLessThan(Duration.ofHours(25));
    }
}
