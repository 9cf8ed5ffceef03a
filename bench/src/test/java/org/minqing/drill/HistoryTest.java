package org.minqing.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client was told twice must have been the same. */
class HistoryTest {

    private final History history = new History();
    private final History.Sent sent = new History.Sent(new UUID(0, 1), new UUID(0, 2), "accept");

    @Test
    void takesTheSameAnswerToARepeatedCommand() {
        history.sends(sent);
        history.acknowledged(sent, 2);
        history.acknowledged(sent, 2);
        assertThat(history.acknowledged()).isEqualTo(1);
        assertThat(history.unclear()).isEmpty();
    }

    @Test
    void namesACommandThatWasAnsweredInTwoWays() {
        history.acknowledged(sent, 2);
        history.acknowledged(sent, 3);
        assertThat(history.unclear()).singleElement().asString().contains("version 2 and with 3");
    }
}
