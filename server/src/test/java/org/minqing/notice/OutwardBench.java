package org.minqing.notice;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.minqing.Patience;
import org.minqing.TestDatabase;
import org.minqing.kernel.AccountId;
import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.Gateways.Audience;
import org.minqing.notice.outward.Gateways.Webhook;
import org.minqing.notice.outward.Line;
import org.minqing.notice.outward.Pace;
import org.minqing.notice.outward.Parcels;
import org.minqing.notice.outward.Relay;
import org.minqing.notice.outward.Signature.Secret;
import org.minqing.notice.outward.Target;
import org.minqing.notice.outward.WebhookTarget;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store of its own with notices that are to leave, and a clock that the test moves. */
final class OutwardBench implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    static final Secret SECRET = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final Pace PACE = new Pace(Duration.ofSeconds(30), Duration.ofHours(1), 96);

    final TestDatabase database = TestDatabase.fresh();
    private volatile Instant now = NOON;
    final InstantSource clock = () -> now;
    final JdbcClient wall = JdbcClient.create(database.asModuleSource("notice"));
    final DeadLetters letters = new DeadLetters(database.app(), clock);
    private int written;

    Relay relay(Target... targets) {
        return new Relay(new Parcels(wall), List.of(targets), clock, new Random(7));
    }

    Target webhook(String name, URI url) {
        return webhook(name, url, true);
    }

    Target webhook(String name, URI url, boolean inside) {
        return webhook(name, url, inside, PACE);
    }

    Target webhook(String name, URI url, boolean inside, Pace pace) {
        return new WebhookTarget(settings(name, url, inside, pace, false), line(Duration.ofSeconds(20)), clock);
    }

    Line line(Duration patience) {
        return new Line(patience, clock);
    }

    static Webhook settings(String name, URI url, boolean inside, Pace pace, boolean quiet) {
        var audience = new Audience(Set.of("moved"), Set.of("general-event"));
        return new Webhook(name, url, List.of(SECRET), audience, inside, quiet, pace);
    }

    /** So many notices on their way to a channel, in this order; their subjects. */
    List<UUID> queued(String channel, String lane, int many) {
        var subjects = new ArrayList<UUID>();
        for (var number = 0; number < many; number++) {
            subjects.add(queued(channel, lane, false, new AccountId(UUID.randomUUID())));
        }
        return subjects;
    }

    UUID queued(String channel, String lane, boolean urgent, AccountId account) {
        var subject = UUID.randomUUID();
        var key = new Occasion.Key(new Recipient.Account(account), Following.MOVED, subject);
        var at = now.minusSeconds(1_000).plusMillis(written++);
        var notice = Notice.of(new Occasion(key, 2, at, urgent, Map.of("scenario", "general-event")));
        NoticeRows.add(wall, List.of(notice));
        NoticeRows.leave(wall, List.of(new NoticeRows.Leaving(notice, channel, lane, now)));
        return subject;
    }

    /** Looks until nothing is on its way and nothing is due. */
    void work(Relay relay) {
        do {
            Patience.until(() -> relay.onTheirWay() == 0);
        } while (relay.look() > 0);
    }

    /** A day's work of the clock: one look in each step. */
    void pass(Duration all, Duration step, Relay relay) {
        var end = now.plus(all);
        while (now.isBefore(end)) {
            now = now.plus(step);
            work(relay);
        }
    }

    List<String> states() {
        return wall.sql("select state from notice.delivery order by position")
                .query(String.class)
                .list();
    }

    Optional<String> failure() {
        return wall.sql("select failure from notice.delivery order by position limit 1")
                .query(String.class)
                .optional();
    }

    static Gateways gateways(Webhook webhook) {
        return new Gateways(Optional.empty(), List.of(webhook));
    }

    @Override
    public void close() {
        database.close();
    }
}
