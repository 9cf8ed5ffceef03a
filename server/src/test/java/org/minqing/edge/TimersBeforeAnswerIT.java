package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccount;
import org.minqing.access.SampleAccounts;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.Timer;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.deadline.timer.Timers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever moves the time of a sample server finds, with the answer, everything done that was due by then. */
@LakesideServer
@Import(TimersBeforeAnswerIT.WithHandler.class)
class TimersBeforeAnswerIT {

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private Timers timers;

    @Autowired
    private InstantSource clock;

    @Autowired
    private TakingHandler handler;

    /** Remembers what it was given. */
    static final class TakingHandler implements TimerHandler {

        private final List<Firing> taken = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public void take(Firing firing, JdbcClient database) {
            taken.add(firing);
        }
    }

    /** A module above the timers. */
    @TestConfiguration(proxyBeanMethods = false)
    static class WithHandler {

        @Bean
        TakingHandler takingHandler() {
            return new TakingHandler();
        }
    }

    @Test
    void movingTimeAnswersWhenWhatIsDueHasHappened() {
        var subject = UUID.randomUUID();
        var due = clock.instant().plus(Duration.ofDays(2));
        timers.put(List.of(
                new Timer(subject, "test", due, "yellow"), new Timer(subject, "test", due.plusSeconds(1), "red")));
        var administrator = new Caller("http://localhost:" + port);
        administrator.signIn("administrator", password());
        var before = due.minus(Duration.ofDays(1));
        assertThat(administrator
                        .post("/api/v1/test/clock", Map.of("to", before.toString()))
                        .status())
                .isEqualTo(200);
        assertThat(handler.taken).isEmpty();
        var after = due.plus(Duration.ofDays(1));
        assertThat(administrator
                        .post("/api/v1/test/clock", Map.of("to", after.toString()))
                        .status())
                .isEqualTo(200);
        assertThat(handler.taken).singleElement().satisfies(firing -> {
            assertThat(firing.subject()).isEqualTo(subject);
            assertThat(firing.step()).isEqualTo("red");
            assertThat(firing.missed()).containsExactly("yellow");
        });
    }

    private String password() {
        return samples.all().stream()
                .filter(account -> account.name().equals("administrator"))
                .map(SampleAccount::password)
                .findFirst()
                .orElseThrow();
    }
}
