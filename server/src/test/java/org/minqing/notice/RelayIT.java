package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.notice.StubPartner.Answer;
import org.minqing.notice.StubPartner.Came;
import org.minqing.notice.outward.Pace;
import org.minqing.notice.outward.Signature;
import tools.jackson.databind.json.JsonMapper;

/** What leaves for another system comes there once and in order, whatever happens to it on the way. */
@Timeout(120)
class RelayIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final OutwardBench bench = new OutwardBench();
    private final StubPartner partner = new StubPartner();
    private final StubPartner other = new StubPartner();

    @AfterEach
    void close() {
        partner.close();
        other.close();
        bench.close();
    }

    @Test
    void aPartnerThatIsAwayForADayMissesNothingGetsNothingTwiceAndKeepsTheOrder() {
        var relay = bench.relay(bench.webhook("partner", partner.address("/in")));
        var subjects = bench.queued("partner", "partner", 40);
        partner.answers(_ -> Answer.of(503));

        bench.pass(Duration.ofHours(24), Duration.ofMinutes(10), relay);
        assertThat(partner.came())
                .as("asked for, with longer and longer pauses")
                .hasSizeBetween(20, 60);
        assertThat(bench.states()).containsOnly("queued");
        partner.answers(_ -> Answer.of(204));
        var before = partner.came().size();
        bench.pass(Duration.ofHours(2), Duration.ofMinutes(10), relay);

        var after = partner.came().subList(before, partner.came().size());
        assertThat(after.stream().map(RelayIT::subject)).containsExactlyElementsOf(subjects);
        assertThat(after.stream().map(Came::id)).doesNotHaveDuplicates();
        assertThat(bench.states()).containsOnly("delivered");
    }

    @Test
    void aSlowPartnerHoldsUpNobodyElse() {
        var slow = new CountDownLatch(1);
        partner.answers(_ -> {
            await(slow);
            return Answer.of(204);
        });
        var relay = bench.relay(
                bench.webhook("slow", partner.address("/in")), bench.webhook("quick", other.address("/in")));
        bench.queued("slow", "slow", 5);
        bench.queued("quick", "quick", 30);

        relay.look();
        Patience.until(() -> other.came().size() == 30);
        relay.look();
        Patience.until(() -> relay.onTheirWay() == 1);
        slow.countDown();
        Patience.until(() -> partner.came().size() == 5 && relay.onTheirWay() == 0);
        assertThat(bench.states()).containsOnly("delivered");
    }

    @Test
    void whatLiesInOneMessageIsLaidAsideAndTheNextOnesGoOn() {
        var subjects = bench.queued("partner", "partner", 3);
        partner.answers(came -> Answer.of(subject(came).equals(subjects.getFirst()) ? 422 : 204));
        bench.work(bench.relay(bench.webhook("partner", partner.address("/in"))));

        assertThat(bench.states()).containsExactly("dead", "delivered", "delivered");
        assertThat(bench.letters.list(9)).singleElement().satisfies(dead -> {
            assertThat(dead.channel()).isEqualTo("partner");
            assertThat(dead.failure()).isEqualTo("status-422");
            assertThat(dead.tries()).isEqualTo(1);
        });
    }

    @Test
    void whatWasLaidAsideIsSentAgainUnderItsKeyAndBehindTheOthers() {
        var relay = bench.relay(bench.webhook("partner", partner.address("/in")));
        partner.answers(_ -> Answer.of(400));
        var first = bench.queued("partner", "partner", 1).getFirst();
        bench.work(relay);
        partner.answers(_ -> Answer.of(204));
        var second = bench.queued("partner", "partner", 1).getFirst();

        var dead = bench.letters.list(9).getFirst();
        var somebody = Actor.of(new AccountId(UUID.randomUUID()));
        assertThat(bench.letters.resend(dead.notice(), dead.channel(), somebody))
                .contains("queued");
        assertThat(bench.letters.resend(dead.notice(), dead.channel(), somebody))
                .contains("queued");
        bench.work(relay);

        assertThat(partner.came().stream().map(RelayIT::subject)).containsExactly(first, second, first);
        assertThat(partner.came().getLast().id())
                .isEqualTo(partner.came().getFirst().id());
        assertThat(bench.letters.list(9)).isEmpty();
        assertThat(bench.letters.resend(dead.notice(), dead.channel(), somebody))
                .contains("delivered");
        assertThat(bench.letters.resend(UUID.randomUUID(), "partner", somebody)).isEmpty();
    }

    @Test
    void afterTheLastTryADeliveryIsLaidAside() {
        var pace = new Pace(Duration.ofSeconds(30), Duration.ofMinutes(5), 4);
        var relay = bench.relay(bench.webhook("partner", partner.address("/in"), true, pace));
        partner.answers(_ -> Answer.of(500));
        bench.queued("partner", "partner", 1);
        bench.pass(Duration.ofHours(1), Duration.ofMinutes(5), relay);
        assertThat(partner.came()).hasSize(4);
        assertThat(bench.states()).containsExactly("dead");
    }

    @Test
    void aPartnerIsLeftAloneForAsLongAsItAsks() {
        var relay = bench.relay(bench.webhook("partner", partner.address("/in")));
        partner.answers(_ -> new Answer(429, Map.of("Retry-After", "7200")));
        bench.queued("partner", "partner", 1);
        bench.work(relay);
        partner.answers(_ -> Answer.of(200));
        bench.pass(Duration.ofMinutes(119), Duration.ofMinutes(7), relay);
        assertThat(partner.came()).hasSize(1);
        bench.pass(Duration.ofMinutes(8), Duration.ofMinutes(1), relay);
        assertThat(partner.came()).hasSize(2);
    }

    @Test
    void twoNodesNeverSendTheSameOneTwice() {
        for (var lane = 0; lane < 10; lane++) {
            bench.queued("partner", "lane-" + lane, 20);
        }
        var nodes = Stream.generate(() -> bench.relay(bench.webhook("partner", partner.address("/in"))))
                .limit(3)
                .toList();
        Patience.until(() -> {
            nodes.forEach(node -> node.look());
            return partner.came().size() >= 200;
        });
        nodes.forEach(bench::work);
        assertThat(partner.came()).hasSize(200);
        assertThat(new HashSet<>(partner.came().stream().map(Came::id).toList()))
                .hasSize(200);
    }

    @Test
    void whatANodeLeftThatDiedGoesOutAgainUnderTheSameKey() {
        bench.queued("partner", "partner", 1);
        var key = bench.wall
                .sql("update notice.delivery set state = 'sending', tries = 1, lease = gen_random_uuid(),"
                        + " leased_until = clock_timestamp() + interval '1 minute' returning key")
                .query(UUID.class)
                .single();
        var relay = bench.relay(bench.webhook("partner", partner.address("/in")));
        assertThat(relay.look()).as("it may still be on its way").isZero();
        bench.wall
                .sql("update notice.delivery set leased_until = clock_timestamp() - interval '1 second'")
                .update();
        bench.work(relay);
        assertThat(partner.came())
                .singleElement()
                .satisfies(came -> assertThat(came.id()).isEqualTo(key.toString()));
    }

    @Test
    void noRedirectIsFollowedAndNoAddressInsideIsReachedUnlessItIsAllowed() {
        partner.answers(_ ->
                new Answer(302, Map.of("Location", other.address("/elsewhere").toString())));
        bench.queued("moved", "moved", 1);
        bench.queued("inside", "inside", 1);
        bench.work(bench.relay(
                bench.webhook("moved", partner.address("/in")), bench.webhook("inside", other.address("/in"), false)));
        assertThat(partner.came()).hasSize(1);
        assertThat(other.came()).isEmpty();
        assertThat(bench.wall
                        .sql("select failure from notice.delivery order by channel")
                        .query(String.class)
                        .list())
                .containsExactly("address-inside", "redirected");
    }

    @Test
    void whatIsToldIsSignedAndNamesNobody() {
        var person = new AccountId(UUID.randomUUID());
        var subject = bench.queued("partner", "partner", false, person);
        bench.work(bench.relay(bench.webhook("partner", partner.address("/in"))));
        var came = partner.came().getFirst();
        assertThat(Signature.isTrue(List.of(OutwardBench.SECRET), came.headers(), came.body(), bench.clock.instant()))
                .isTrue();
        var body = JSON.readTree(came.body());
        assertThat(body.path("type").asString()).isEqualTo("moved");
        assertThat(body.at("/data/subject").asString()).isEqualTo(subject.toString());
        assertThat(body.at("/data/parameters/scenario").asString()).isEqualTo("general-event");
        assertThat(came.body()).doesNotContain(person.toString());
    }

    private static UUID subject(Came came) {
        return UUID.fromString(JSON.readTree(came.body()).at("/data/subject").asString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
