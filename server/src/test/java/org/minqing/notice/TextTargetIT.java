package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.kernel.AccountId;
import org.minqing.notice.StubPartner.Answer;
import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.Gateways.Audience;
import org.minqing.notice.outward.Gateways.Texts;
import org.minqing.notice.outward.TextGateway;
import tools.jackson.databind.json.JsonMapper;

/** Texts go to the telephone of whoever has one, by day, and say no more than that there is something to read. */
@Timeout(120)
class TextTargetIT {

    private static final String NUMBER = "13900000001";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final OutwardBench bench = new OutwardBench();
    private final StubPartner gateway = new StubPartner();
    private final AccountId resident = new AccountId(UUID.randomUUID());

    @AfterEach
    void close() {
        gateway.close();
        bench.close();
    }

    @Test
    void aTextGoesToTheNumberAndSaysThatThereIsSomethingToRead() {
        var subject = bench.queued(Gateways.TEXT, "a", false, resident);
        bench.work(bench.relay(target(json())));
        var came = gateway.came();
        assertThat(came).hasSize(1);
        var body = JsonMapper.shared().readTree(came.getFirst().body());
        assertThat(body.path("to").asString()).isEqualTo(NUMBER);
        assertThat(body.path("say").asString()).startsWith("您上报的事件").doesNotContain(subject.toString());
        assertThat(body.path("id").asString()).isEqualTo(came.getFirst().id());
        assertThat(came.getFirst().headers()).containsEntry("authorization", "Bearer sample");
        assertThat(bench.states()).containsExactly("delivered");
        assertThat(bench.wall
                        .sql("select count(*) from notice.delivery d where d::text like '%" + NUMBER + "%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHasNoTelephoneIsNoFault() {
        bench.queued(Gateways.TEXT, "a", false, new AccountId(UUID.randomUUID()));
        bench.work(bench.relay(target(json())));
        assertThat(gateway.came()).isEmpty();
        assertThat(bench.states()).containsExactly("dropped");
        assertThat(bench.letters.list(9)).isEmpty();
    }

    @Test
    void nobodyIsWokenForWhatCouldNotGoOutByDayAndWhatIsUrgentPasses() {
        var relay = bench.relay(target(json()));
        gateway.answers(_ -> Answer.of(503));
        bench.queued(Gateways.TEXT, "a", false, resident);
        bench.work(relay);
        // It is noon; eleven hours later it is night.
        gateway.answers(_ -> Answer.of(200));
        var tried = gateway.came().size();
        bench.pass(Duration.ofHours(11), Duration.ofHours(11), relay);
        bench.queued(Gateways.TEXT, "a!", true, resident);
        bench.work(relay);
        assertThat(bench.states()).as("the night").containsExactly("queued", "delivered");
        assertThat(gateway.came()).hasSize(tried + 1);
        bench.pass(Duration.ofHours(9), Duration.ofMinutes(30), relay);
        assertThat(bench.states()).as("the morning").containsExactly("delivered", "delivered");
    }

    @Test
    void aCodeForSigningInGoesOutByTheSameGateway() {
        var codes =
                new TextedCodes(List.of(new GatewayTexts(new TextGateway(form(), bench.line(Duration.ofSeconds(5))))));
        assertThat(codes.open()).isTrue();
        assertThat(codes.send(NUMBER, "012345")).isTrue();
        gateway.answers(_ -> Answer.of(500));
        assertThat(codes.send(NUMBER, "012345")).isFalse();
        var came = gateway.came().getFirst();
        var fields = URLDecoder.decode(came.body(), StandardCharsets.UTF_8);
        assertThat(fields).startsWith("to=" + NUMBER).contains("012345");
        assertThat(came.query()).startsWith("key=" + came.id());
    }

    @Test
    void whatIsPutInCannotLeaveItsPlace() {
        var texts = new TextGateway(form(), bench.line(Duration.ofSeconds(5)));
        texts.send(UUID.randomUUID(), "139&admin=1", "a\"b&c=d");
        assertThat(gateway.came().getFirst().body()).isEqualTo("to=139%26admin%3D1&say=a%22b%26c%3Dd");
        new TextGateway(json(), bench.line(Duration.ofSeconds(5))).send(UUID.randomUUID(), NUMBER, "a\",\"to\":\"1");
        assertThat(JsonMapper.shared()
                        .readTree(gateway.came().getLast().body())
                        .path("to")
                        .asString())
                .isEqualTo(NUMBER);
    }

    private TextTarget target(Texts texts) {
        var quiet = new NoticeRules.Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));
        var rules = new NoticeRules(
                Optional.of(quiet),
                NoticeRules.DEFAULT.window(),
                List.of(),
                Map.of(),
                NoticeRules.DEFAULT.unsafe(),
                NoticeRules.DEFAULT.unheard());
        return new TextTarget(
                new TextGateway(texts, bench.line(Duration.ofSeconds(5))),
                account -> account.equals(resident) ? Optional.of(NUMBER) : Optional.empty(),
                new NoticeWords(),
                new TextTarget.Night(() -> rules, () -> ZONE, bench.clock));
    }

    private Texts json() {
        return texts(
                gateway.address("/send").toString(),
                "application/json",
                "{\"to\": \"${telephone}\", \"say\": \"${words}\", \"id\": \"${key}\"}");
    }

    private Texts form() {
        return texts(
                gateway.address("/send") + "?key=${key}",
                "application/x-www-form-urlencoded",
                "to=${telephone}&say=${words}");
    }

    private static Texts texts(String url, String type, String body) {
        return new Texts(
                url,
                "POST",
                Map.of("Content-Type", type, "Authorization", "Bearer sample"),
                body,
                Locale.CHINESE,
                new Audience(Set.of("moved"), Set.of("general-event")),
                List.of(),
                true,
                OutwardBench.PACE);
    }
}
