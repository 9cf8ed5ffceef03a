package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;

/** From which of one's posts rights are handed over, and how the posts that may receive them are told apart. */
class DelegationReceiversIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void offersReceiversThatCanBeToldApart() {
        var receivers = SERVER.as("county").get("/delegations/receivers").body();

        assertThat(receivers.valueStream().map(one -> one.at("/post/seat").asInt(0)))
                .as("some are one of two, most are the only one")
                .contains(0, 1, 2);
        assertThat(receivers
                        .valueStream()
                        .map(one -> List.of(
                                one.at("/post/areaNames").toString(),
                                one.at("/post/names").toString(),
                                one.at("/post/departmentNames").toString(),
                                one.at("/post/seat").asInt(0))))
                .doesNotHaveDuplicates();
    }

    @Test
    void handsOverFromWhicheverOfSeveralOwnPostsIsNamed() {
        var duty = SERVER.as("duty");
        var first = posts(duty).getFirst();
        var second = posts(SERVER.as("inspector")).getFirst();
        var receiver = posts(SERVER.as("peace")).getFirst();
        change("""
                insert into access.holding (account, post, valid_from)
                select id, '%s', '2020-01-01' from access.account where sign_in_name = 'duty'
                """.formatted(second));
        Patience.until(() -> posts(duty).contains(second));

        var wish = wish(receiver);
        assertThat(duty.put("/delegations/" + UUID.randomUUID(), wish).code()).isEqualTo("delegation.not-own");
        assertThat(duty.get("/delegations/receivers?in-post=" + first).body().size())
                .isPositive();
        var given = duty.put("/delegations/" + UUID.randomUUID() + "?in-post=" + second, wish);
        assertThat(given.status()).as(given.raw().body()).isEqualTo(200);
        assertThat(given.body().at("/from/id").asString()).isEqualTo(second);
        assertThat(duty.get("/delegations").body().at("/0/mine").asBoolean()).isTrue();
    }

    private static Map<String, Object> wish(String receiver) {
        Instant now = SERVER.bean(InstantSource.class).instant();
        return Map.of(
                "to",
                receiver,
                "reason",
                "away",
                "from",
                now.toString(),
                "until",
                now.plus(Duration.ofDays(1)).toString());
    }

    private static List<String> posts(Client client) {
        return client.get("/me")
                .body()
                .at("/posts")
                .valueStream()
                .map(post -> post.at("/id").asString())
                .toList();
    }

    private static void change(String sql) {
        SERVER.database().owner().sql(sql).update();
    }
}
