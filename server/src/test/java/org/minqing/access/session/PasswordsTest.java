package org.minqing.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How passwords are kept. */
class PasswordsTest {

    private final Passwords passwords = new Passwords();

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
}
