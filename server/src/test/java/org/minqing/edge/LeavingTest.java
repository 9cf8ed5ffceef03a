package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.Settings;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A server that is stopped says so before it stops answering. */
class LeavingTest {

    @Test
    void isReadyAndKeepsConnectionsUntilItIsStopped() throws Exception {
        var leaving = new Leaving(Settings.from(Map.of()));
        assertThat(leaving.holds()).isTrue();
        assertThat(connection(leaving)).isEqualTo("kept");
    }

    @Test
    void saysThatItLeavesEndsConnectionsAndGoesOnForTheTimeItWasGiven() throws Exception {
        var leaving = new Leaving(Settings.from(Map.of("MINQING_LEAVE_SECONDS", "1")));
        var began = System.nanoTime();

        leaving.leave(new ContextClosedEvent(new StaticApplicationContext()));

        assertThat(System.nanoTime() - began).isGreaterThan(900_000_000L);
        assertThat(leaving.holds()).isFalse();
        assertThat(connection(leaving)).isEqualTo("close");
    }

    private static String connection(Leaving leaving) throws Exception {
        var answer = new MockHttpServletResponse();
        leaving.doFilter(new MockHttpServletRequest(), answer, new MockFilterChain());
        return Objects.toString(answer.getHeader("Connection"), "kept");
    }
}
