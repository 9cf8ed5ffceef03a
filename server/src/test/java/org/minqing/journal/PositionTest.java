package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void comesBackFromItsText() {
        var position = new Position(2, 4_000_000_000_000L, 77);

        assertThat(Position.parse(position.toString())).isEqualTo(position);
        assertThat(Position.parse(Position.START.toString())).isEqualTo(Position.START);
    }

    @Test
    void ordersByIncarnationBeforeTransactionId() {
        assertThat(new Position(2, 1, 1).isAfter(new Position(1, 900, 900))).isTrue();
        assertThat(new Position(1, 5, 9).isAfter(new Position(1, 6, 1))).isFalse();
        assertThat(new Position(1, 5, 9).isAfter(new Position(1, 5, 9))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-2", "1-2-3-4", "-1-2-3", "1-2-zzzzzzzzzzzzz", "1-ä-1", "1-2-3 "})
    void refusesWhatIsNoPosition(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
