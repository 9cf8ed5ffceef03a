package org.minqing.access.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** How passwords are kept. */
class PasswordsTest {

    private final Passwords passwords = new Passwords(PasswordCost.RECOMMENDED);

    @Test
    void areKeptAsArgon2idWithTheParametersThatAreRecommended() {
        var hash = passwords.hash("示例密码 with spaces");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("示例密码 with spaces", Optional.of(hash))).isTrue();
        assertThat(passwords.matches("示例密码 with space", Optional.of(hash))).isFalse();
        assertThat(passwords.hash("示例密码 with spaces")).isNotEqualTo(hash);
    }

    @Test
    void whoHasNoPasswordNeverGetsIn() {
        assertThat(passwords.matches("", Optional.empty())).isFalse();
        assertThat(passwords.matches("anything", Optional.empty())).isFalse();
    }

    @Test
    void theSameCharactersTypedOnAnotherKeyboardAreTheSamePassword() {
        var hash = passwords.hash("Ångström １２３");
        assertThat(passwords.matches("A\u030angstro\u0308m 123", Optional.of(hash)))
                .isTrue();
        assertThat(passwords.matches("Angstrom 123", Optional.of(hash))).isFalse();
    }

    @Test
    void aHashOfBeforePasswordsWereNormalisedStillFits() {
        var typed = "full width １２３";
        var before = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode(typed);
        assertThat(passwords.matches(typed, Optional.of(String.valueOf(before))))
                .isTrue();
    }
}
