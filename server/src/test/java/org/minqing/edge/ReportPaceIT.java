package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller.Answer;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An account may report often, and not without end: a program with somebody's session floods nobody's desk. */
@LakesideServer
class ReportPaceIT {

    private static final int MOST = 60;

    @LocalServerPort
    private int port;

    @Autowired
    private Settings settings;

    @Autowired
    private SampleAccounts samples;

    @Test
    void whoeverReportsTooOftenIsToldHowLongToWaitAndNobodyElseIs() {
        var flooding = signedIn("13900000071");
        assertThat(IntStream.range(0, MOST).mapToObj(_ -> report(flooding)))
                .extracting(Answer::status)
                .doesNotContain(429);

        var refused = report(flooding);

        assertThat(refused.code()).isEqualTo("report.slow-down");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(3_000L, 3_600L);
        assertThat(flooding.get("/api/v1/cases").status()).as("reading goes on").isEqualTo(200);
        assertThat(report(signedIn("13900000072")).status()).isNotEqualTo(429);
        var sample = new Caller("http://localhost:" + port);
        sample.signIn("worker", Caller.printed(samples, "worker"));
        assertThat(IntStream.rangeClosed(0, MOST).mapToObj(_ -> report(sample)))
                .as("the printed accounts are everybody's")
                .extracting(Answer::status)
                .doesNotContain(429);
    }

    private Caller signedIn(String number) {
        var person = new TelephoneCaller(port, settings.data(), number);
        person.ask();
        assertThat(person.enter(person.code()).status()).isEqualTo(204);
        return person.caller();
    }

    /** A report that asks for nothing: it counts as well. */
    private static Answer report(Caller caller) {
        return caller.put("/api/v1/cases/" + UUID.randomUUID(), Map.of());
    }
}
