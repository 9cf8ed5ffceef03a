package org.minqing.notice;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.notice.Channel.Message;
import org.minqing.notice.Channel.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. Rows are claimed and marked in one transaction, so that of several nodes one sends; a failure that may
 * pass waits longer each time, one that will not is laid aside for people.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int AT_ONCE = 500;

    private final JdbcClient reader;
    private final TransactionTemplate transaction;
    private final Map<String, Channel> channels;

    private record Due(String channel, int tries, Message message) {}

    /** How a try ended: {@code state} and, while it waits, when it is due again. */
    private record Sent(Due due, String state, @Nullable Instant again, Optional<String> failure) {}

    Outbox(JdbcClient reader, TransactionTemplate transaction, List<Channel> channels) {
        this.reader = reader;
        this.transaction = transaction;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    }

    /** Sends some of what is due now; how many were tried. */
    int send(Instant now, List<Duration> retries) {
        var tried = transaction.execute(status -> {
            var due = claim(now);
            if (!due.isEmpty()) {
                mark(due.stream().map(one -> sent(one, now, retries)).toList(), now);
            }
            return due.size();
        });
        return tried == null ? 0 : tried;
    }

    private List<Due> claim(Instant now) {
        return reader.sql("""
                        select d.channel, d.tries, n.id, n.to_account, n.to_post, n.kind, n.subject,
                               n.parameters::text as parameters
                        from notice.delivery d join notice.notice n on n.id = d.notice
                        where d.state = 'waiting' and d.due_at <= :now
                        order by d.due_at limit :most for update of d skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("most", AT_ONCE)
                .query((row, number) -> new Due(
                        row.getString("channel"),
                        row.getInt("tries"),
                        new Message(
                                row.getObject("id", UUID.class),
                                NoticeRows.recipient(row),
                                row.getString("kind"),
                                row.getObject("subject", UUID.class),
                                NoticeRows.parameters(row))))
                .list();
    }

    private Sent sent(Due due, Instant now, List<Duration> retries) {
        return switch (deliver(due)) {
            case Result.Delivered() -> new Sent(due, "delivered", null, Optional.empty());
            case Result.Failed(var code, var mayPass)
            when mayPass && due.tries() < retries.size() ->
                new Sent(due, "waiting", now.plus(retries.get(due.tries())), Optional.of(code));
            case Result.Failed(var code, var mayPass) -> {
                LOG.warn(
                        "Notice {} is laid aside: channel {} says {}",
                        due.message().key(),
                        due.channel(),
                        code);
                yield new Sent(due, "dead", null, Optional.of(code));
            }
        };
    }

    private Result deliver(Due due) {
        var channel = channels.get(due.channel());
        if (channel == null) {
            return new Result.Failed("channel-gone", true);
        }
        try {
            return channel.deliver(due.message());
        } catch (RuntimeException failed) {
            // Whatever a channel throws, the other notices go out and this one is tried again.
            LOG.warn(
                    "Channel {} failed for notice {}",
                    due.channel(),
                    due.message().key(),
                    failed);
            return new Result.Failed("channel-failed", true);
        }
    }

    private void mark(List<Sent> sent, Instant now) {
        reader.sql("""
                        update notice.delivery d
                        set state = s.state, tries = d.tries + 1, failure = s.failure, tried_at = :now,
                            due_at = coalesce(cast(s.again as timestamptz), d.due_at)
                        from unnest(:notices, :channels, :states, :again, :failures)
                             as s (notice, channel, state, again, failure)
                        where d.notice = s.notice and d.channel = s.channel
                        """)
                .param("now", Timestamp.from(now))
                .param(
                        "notices",
                        NoticeRows.array(
                                "uuid", sent, one -> one.due().message().key()))
                .param(
                        "channels",
                        NoticeRows.array("text", sent, one -> one.due().channel()))
                .param("states", NoticeRows.array("text", sent, Sent::state))
                .param("again", NoticeRows.array("text", sent, Outbox::again))
                .param(
                        "failures",
                        NoticeRows.array("text", sent, one -> one.failure().orElse(null)))
                .update();
    }

    private static @Nullable String again(Sent sent) {
        var again = sent.again();
        return again == null ? null : again.toString();
    }
}
