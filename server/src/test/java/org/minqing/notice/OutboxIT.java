package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.access.Scope;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits goes out once, again after a failure, and is laid aside in the end. */
class OutboxIT {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final List<Duration> RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient wall = JdbcClient.create(database.asModuleSource("notice"));
    private final AccountId reader = new AccountId(UUID.randomUUID());
    private final DeadLetters letters = new DeadLetters(database.app(), InstantSource.fixed(NOON));
    private final Notices notices = new Notices(database.app(), database.appTransactions(), InstantSource.fixed(NOON));

    /** A channel that fails as often as it is told to. */
    private static final class FixedChannel implements Channel {

        final Map<UUID, AtomicInteger> handed = new ConcurrentHashMap<>();
        private final int failures;
        private final boolean mayPass;

        FixedChannel(int failures, boolean mayPass) {
            this.failures = failures;
            this.mayPass = mayPass;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Result deliver(Message message) {
            var tries = handed.computeIfAbsent(message.key(), any -> new AtomicInteger());
            return tries.incrementAndGet() <= failures
                    ? new Result.Failed("line-busy", mayPass)
                    : new Result.Delivered();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingGoesOutBeforeItIsDueAndThenItIsThereForItsReaderAlone() {
        var outbox = outbox(new InAppChannel());
        var notice = waiting(InAppChannel.NAME, NOON.plusSeconds(60));
        assertThat(outbox.send(NOON, RETRIES)).isZero();
        assertThat(page(reader)).isEmpty();
        assertThat(outbox.send(NOON.plusSeconds(60), RETRIES)).isEqualTo(1);
        assertThat(outbox.send(NOON.plusSeconds(60), RETRIES)).isZero();
        assertThat(page(reader)).extracting(told -> told.notice().id()).containsExactly(notice.id());
        assertThat(page(new AccountId(UUID.randomUUID()))).isEmpty();
        assertThat(database.app()
                        .sql("select count(*) from notice.notice")
                        .query(Long.class)
                        .single())
                .as("row-level security shows nothing without a scope")
                .isZero();
    }

    @Test
    void aNoticeIsReadOnceByItsReader() {
        var outbox = outbox(new InAppChannel());
        var notice = waiting(InAppChannel.NAME, NOON);
        outbox.send(NOON, RETRIES);
        var stranger = new AccountId(UUID.randomUUID());
        assertThat(notices.read(scope(stranger), Actor.of(stranger), notice.id()))
                .isEmpty();
        assertThat(notices.read(scope(reader), Actor.of(reader), notice.id())).contains(NOON);
        var later = new Notices(database.app(), database.appTransactions(), InstantSource.fixed(NOON.plusSeconds(9)));
        assertThat(later.read(scope(reader), Actor.of(reader), notice.id())).contains(NOON);
        assertThat(notices.page(scope(reader), new Notices.Part(null, true, 9)).total())
                .isZero();
    }

    @Test
    void aFailureThatPassesIsTriedAgainLaterEachTime() {
        var channel = new FixedChannel(2, true);
        var outbox = outbox(channel);
        waiting("test", NOON);
        assertThat(outbox.send(NOON, RETRIES)).isEqualTo(1);
        assertThat(outbox.send(NOON.plusSeconds(59), RETRIES)).isZero();
        assertThat(outbox.send(NOON.plusSeconds(60), RETRIES)).isEqualTo(1);
        assertThat(outbox.send(NOON.plusSeconds(60 + 299), RETRIES)).isZero();
        assertThat(outbox.send(NOON.plusSeconds(60 + 300), RETRIES)).isEqualTo(1);
        assertThat(state()).isEqualTo("delivered");
        assertThat(letters.list(9)).isEmpty();
    }

    @Test
    void whatFailsForGoodIsLaidAsideAndSeen() {
        var outbox = outbox(new FixedChannel(9, true));
        var notice = waiting("test", NOON);
        for (var minute = 0; minute < 60; minute++) {
            outbox.send(NOON.plusSeconds(60L * minute), RETRIES);
        }
        assertThat(letters.list(9)).singleElement().satisfies(dead -> {
            assertThat(dead.notice()).isEqualTo(notice.id());
            assertThat(dead.tries()).isEqualTo(3);
            assertThat(dead.failure()).isEqualTo("line-busy");
        });
    }

    @Test
    void aFailureThatWillNotPassIsNotTriedAgain() {
        var outbox = outbox(new FixedChannel(9, false));
        waiting("test", NOON);
        outbox.send(NOON, RETRIES);
        assertThat(letters.list(9))
                .singleElement()
                .satisfies(dead -> assertThat(dead.tries()).isEqualTo(1));
    }

    @Test
    void ofSeveralNodesOneSends() throws InterruptedException {
        var channel = new FixedChannel(0, true);
        IntStream.range(0, 200).forEach(number -> waiting("test", NOON));
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node = 0; node < 4; node++) {
                nodes.execute(() -> {
                    var outbox = outbox(channel);
                    while (outbox.send(NOON, RETRIES) > 0) {
                        Thread.onSpinWait();
                    }
                });
            }
        }
        assertThat(channel.handed).hasSize(200);
        assertThat(channel.handed.values()).allMatch(handed -> handed.get() == 1);
    }

    private Notice waiting(String channel, Instant due) {
        var key = new Occasion.Key(new Recipient.Account(reader), Following.MOVED, UUID.randomUUID());
        var notice = Notice.of(new Occasion(key, 2, NOON, false, Map.of("state", "accepted")));
        NoticeRows.add(wall, List.of(notice));
        NoticeRows.send(wall, List.of(new NoticeRows.Waiting(notice, channel, due)));
        return notice;
    }

    private List<Notices.Told> page(AccountId account) {
        return notices.page(scope(account), new Notices.Part(null, false, 9)).items();
    }

    private static Scope scope(AccountId account) {
        return new Scope(List.of(), Optional.of(account), Set.of());
    }

    private String state() {
        return wall.sql("select state from notice.delivery").query(String.class).single();
    }

    private Outbox outbox(Channel channel) {
        var source = database.asModuleSource("notice");
        return new Outbox(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                List.of(channel));
    }
}
