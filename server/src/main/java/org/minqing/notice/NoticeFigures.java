package org.minqing.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator wants to be woken for: asked of the database whenever the figures are read, which is seldom. */
record NoticeFigures(JdbcClient reader) implements MeterBinder {

    private static final String DEAD = "select count(*) from notice.delivery where state = 'dead'";
    private static final String FAILING = """
            select count(*) from notice.delivery where state in ('queued', 'sending') and tries > 1
            """;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("minqing.notices.dead", () -> asked(DEAD))
                .description("Deliveries that were laid aside and wait for somebody")
                .register(registry);
        Gauge.builder("minqing.notices.failing", () -> asked(FAILING))
                .description("Deliveries that were tried, not taken, and are tried again")
                .register(registry);
    }

    private Number asked(String sql) {
        try {
            return reader.sql(sql).query(Long.class).single();
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
