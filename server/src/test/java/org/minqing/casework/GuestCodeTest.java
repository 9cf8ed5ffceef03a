package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestCodeTest {

    private static final String CODE = "7K2Q9-M4XTA-0ZWB3-HD8NE";

    @Test
    void theSameCodeIsTheSameReporterHoweverItIsTyped() {
        var typed = GuestCode.typed("  7k2q9 m4xta ozwb3 hd8ne ").orElseThrow();
        assertThat(typed.actor()).isEqualTo(GuestCode.typed(CODE).orElseThrow().actor());
    }

    @Test
    void anotherCodeIsSomebodyElse() {
        var another = GuestCode.typed("7K2Q9-M4XTA-0ZWB3-HD8NF").orElseThrow();
        assertThat(another.actor())
                .isNotEqualTo(GuestCode.typed(CODE).orElseThrow().actor());
    }

    @Test
    void theReporterHoldsNoPostAndHasAnIdOfVersionEight() {
        var actor = GuestCode.typed(CODE).orElseThrow().actor();
        assertThat(actor.post()).isEmpty();
        assertThat(actor.account().value().version()).isEqualTo(8);
        assertThat(actor.account().value().variant()).isEqualTo(2);
    }

    @Test
    void aCodeThatIsPrintedByMistakeSaysNothing() {
        assertThat(GuestCode.typed(CODE).orElseThrow()).hasToString("GuestCode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7K2Q9-M4XTA-0ZWB3-HD8N",
                "7K2Q9-M4XTA-0ZWB3-HD8NEE",
                "7K2Q9-M4XTA-0ZWB3-HD8N示",
                "AAAAA-AAAAA-AAAAA-AAAAA",
                "12345-12345-12345-12345"
            })
    void whatIsNoRandomCodeIsNone(String text) {
        assertThat(GuestCode.typed(text)).isEmpty();
    }
}
