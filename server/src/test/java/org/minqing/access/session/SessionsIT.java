package org.minqing.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.kernel.AccountId;

/** Sessions of one account on two servers over one database. */
class SessionsIT {

    private static final long FIVE_SECONDS = 5_000_000_000L;

    private final TestDatabase database = TestDatabase.fresh();
    private final AccountId account = new AccountId(UUID.randomUUID());
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T04:00:00Z"));
    private final Sessions here = new Sessions(database.asModule("access"), clock);
    private final Sessions there = new Sessions(database.asModule("access"), clock);

    @BeforeEach
    void anAccount() {
        database.app()
                .sql("insert into access.account (id, sign_in_name, display_name) values (:id, 'somebody', '示例')")
                .param("id", account.value())
                .update();
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void signingOutEverywhereReachesTheOtherServerWithinFiveSeconds() throws InterruptedException {
        var token = here.begin(account, "Chrome · Linux", false, Optional.empty());
        var other = there.begin(account, "", false, Optional.empty());
        assertThat(there.find(token)).isPresent();
        var began = System.nanoTime();
        here.endAll(account);
        assertThat(here.find(token)).isEmpty();
        assertThat(here.find(other)).isEmpty();
        while (there.find(token).isPresent() && System.nanoTime() - began < FIVE_SECONDS + 1_000_000_000L) {
            Thread.sleep(50);
        }
        assertThat(there.find(token)).isEmpty();
        assertThat(System.nanoTime() - began).isLessThan(FIVE_SECONDS + 500_000_000L);
    }

    @Test
    void whatBeganOnAnotherServerIsListedAndEndedHere() {
        var token = here.begin(account, "Chrome · Linux", false, Optional.empty());
        var other = there.begin(account, "Safari · iPhone", false, Optional.empty());
        assertThat(here.of(account, token))
                .extracting(Sessions.Running::device)
                .containsExactlyInAnyOrder("Chrome · Linux", "Safari · iPhone");
        here.endOthers(account, token);
        assertThat(here.of(account, token))
                .singleElement()
                .satisfies(running -> assertThat(running.current()).isTrue());
        assertThat(here.find(other)).isEmpty();
        assertThat(here.find(token)).isPresent();
    }
}
