package org.minqing.casework;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.deadline.timer.Firing;
import org.minqing.emergency.OrderedContent;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.scenario.Emergency;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases that were begun under orders: how many there are, and their end when the order is long over. */
@Component
class CasesUnderOrders implements OrderedContent {

    static final String REASON = "order-over";

    private static final int TRIES = 5;

    private final JdbcClient reader;
    private final CaseStreams streams;
    private final Decisions decisions;
    private final CaseErasure erasure;
    private final InstantSource clock;

    CasesUnderOrders(
            @Qualifier("reader") JdbcClient reader,
            CaseStreams streams,
            Decisions decisions,
            CaseErasure erasure,
            InstantSource clock) {
        this.reader = reader;
        this.streams = streams;
        this.decisions = decisions;
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Long> counts(Collection<UUID> orders) {
        return reader
                .sql("""
                        select attributes ->> 'flow.order', count(*) from casework.case_file
                        where attributes ->> 'flow.order' = any (cast(:orders as text[])) group by 1
                        """)
                .param("orders", orders.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .query((row, number) -> Map.entry(UUID.fromString(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public long destroy(UUID order, UUID cause) {
        var cases = cases(order);
        for (var id : cases) {
            end(id, cause);
            erasure.erase(id, Actor.SYSTEM, REASON);
        }
        return cases.size();
    }

    private List<CaseId> cases(UUID order) {
        return reader.sql("select id from casework.case_file where attributes ->> 'flow.order' = :order order by id")
                .param("order", order.toString())
                .query((row, number) -> new CaseId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Takes the scenario's last step where the case is still open; somebody may be at it at the same moment. */
    private void end(CaseId id, UUID cause) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var file = streams.one(id).orElseThrow();
            if (file.standing().endedAt() != null) {
                return;
            }
            var now = clock.instant();
            var last = decisions.scenario(file).emergency().map(Emergency::then).orElseThrow();
            var once = UUID.nameUUIDFromBytes((cause + "/" + id).getBytes(StandardCharsets.UTF_8));
            var firing = new Firing(once, id.value(), REASON, last, now, List.of());
            if (streams.proceed(decisions.lapse(file, last, firing, now))) {
                return;
            }
        }
        throw new IllegalStateException("Case %s is too busy to be ended".formatted(id));
    }
}
