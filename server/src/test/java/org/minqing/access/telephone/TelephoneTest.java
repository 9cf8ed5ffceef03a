package org.minqing.access.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people type for a number, and what is shown of it. */
class TelephoneTest {

    @Test
    void howeverItIsTypedItIsTheSameNumber() {
        for (var typed : List.of(
                "13900000001",
                " 139 0000 0001 ",
                "139-0000-0001",
                "+86 139 0000 0001",
                "0086-13900000001",
                "１３９０００００００１",
                "（139）00000001")) {
            assertThat(Telephone.typed(typed)).as(typed).contains(new Telephone("13900000001"));
        }
        assertThat(Telephone.typed("00 1 (617) 555-0100")).contains(new Telephone("+16175550100"));
    }

    @Test
    void whatIsNoNumberIsNone() {
        for (var typed :
                List.of("", "12", "1234567", "1390000000O", "+", "1".repeat(16), "１２", "a\0b", "++8613900000001")) {
            assertThat(Telephone.typed(typed)).as(typed).isEmpty();
        }
        assertThat(Telephone.typed(null)).isEmpty();
    }

    @Test
    void enoughIsShownToKnowItAndNotMore() {
        assertThat(new Telephone("13900000001").masked()).isEqualTo("139****0001");
        assertThat(new Telephone("66778899").masked()).isEqualTo("****8899");
        assertThat(new Telephone("13900000001")).hasToString("Telephone");
    }
}
