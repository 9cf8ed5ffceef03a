package org.minqing.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far readers are behind, measured every few seconds rather than when somebody looks. Beyond 10,000 entries the count
 * stays at 10,001; the seconds go on.
 */
final class ReaderMetrics {

    private static final int MOST = 10_001;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final MultiGauge entries;
    private final MultiGauge seconds;
    private final MultiGauge stopped;
    private final AtomicLong openTransactions = new AtomicLong();

    record Lag(String reader, long entries, @Nullable Instant oldest, long stopped) {

        double seconds(Instant now) {
            return oldest == null ? 0 : Math.max(0, (now.toEpochMilli() - oldest.toEpochMilli()) / 1000.0);
        }
    }

    ReaderMetrics(JdbcClient jdbc, MeterRegistry registry, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.entries = MultiGauge.builder("minqing.journal.reader.lag.entries")
                .description("Entries that the reader has not taken")
                .register(registry);
        this.seconds = MultiGauge.builder("minqing.journal.reader.lag.seconds")
                .description("How long ago the first entry that the reader has not taken was recorded")
                .register(registry);
        this.stopped = MultiGauge.builder("minqing.journal.reader.stopped")
                .description("Streams that the reader has stopped at a gap; an alarm when above 0")
                .register(registry);
        Gauge.builder("minqing.journal.xid.age", openTransactions, AtomicLong::get)
                .description("Transaction ids since the oldest open writer, behind which readers wait")
                .register(registry);
    }

    void measure() {
        var lags = lags();
        var now = clock.instant();
        entries.register(rows(lags, Lag::entries), true);
        seconds.register(rows(lags, lag -> lag.seconds(now)), true);
        stopped.register(rows(lags, Lag::stopped), true);
        openTransactions.set(jdbc.sql("""
                        select (pg_snapshot_xmax(s)::text::numeric - pg_snapshot_xmin(s)::text::numeric)::bigint
                        from pg_current_snapshot() s
                        """).query(Long.class).single());
    }

    List<Lag> lags() {
        return jdbc.sql("""
                        select p.reader, behind.entries, first.recorded,
                               (select count(*) from journal.stopped s where s.reader = p.reader) as stopped
                        from journal.position p
                        cross join lateral (
                            select count(*) as entries from (
                                select 1 from journal.entry e
                                where (e.incarnation, e.xid, e.seq) > (p.incarnation, p.xid, p.seq)
                                order by e.incarnation, e.xid, e.seq limit :most) few
                        ) behind
                        left join lateral (
                            select e.recorded from journal.entry e
                            where (e.incarnation, e.xid, e.seq) > (p.incarnation, p.xid, p.seq)
                            order by e.incarnation, e.xid, e.seq limit 1
                        ) first on true
                        """)
                .param("most", MOST)
                .query((row, number) -> new Lag(
                        row.getString("reader"),
                        row.getLong("entries"),
                        Optional.ofNullable(row.getObject("recorded", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getLong("stopped")))
                .list();
    }

    private static List<MultiGauge.Row<?>> rows(List<Lag> lags, ToDoubleFunction<Lag> value) {
        return lags.stream()
                .<MultiGauge.Row<?>>map(
                        lag -> MultiGauge.Row.of(Tags.of("reader", lag.reader()), value.applyAsDouble(lag)))
                .toList();
    }
}
