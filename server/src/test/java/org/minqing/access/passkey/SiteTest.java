package org.minqing.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.kernel.Settings;

/** Where passkeys are made for: a name, over TLS, and never a place that the request makes up beside it. */
class SiteTest {

    @Test
    void aNameIsAskedOverTlsAlone() {
        assertThat(Site.of(null, "Minqing.Example:8443"))
                .contains(new Site("minqing.example", Set.of("https://minqing.example:8443")));
        assertThat(Site.of(null, "intranet")).contains(new Site("intranet", Set.of("https://intranet")));
        assertThat(Site.of(null, "3d.example")).contains(new Site("3d.example", Set.of("https://3d.example")));
    }

    @Test
    void theVeryMachineIsAskedWithoutToo() {
        assertThat(Site.of(null, "localhost:8080"))
                .contains(new Site("localhost", Set.of("https://localhost:8080", "http://localhost:8080")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "127.0.0.1", "10.0.0.7:8080", "[::1]:8080", "a b", "a.example/x", "a..example", "a.example:"
            })
    void aNumberOrNoNameIsNoPlace(String host) {
        assertThat(Site.of(null, host)).isEmpty();
    }

    @Test
    void whatTheOperatorSaysCountsWhateverTheRequestSays() {
        var origin = Settings.from(Map.of("MINQING_ORIGIN", "https://Minqing.example"))
                .origin();
        assertThat(Site.of(origin, "elsewhere.example"))
                .isEqualTo(Optional.of(new Site("minqing.example", Set.of("https://minqing.example"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minqing.example", "http://minqing.example", "https://10.0.0.7", "https://a.example/desk"})
    void theOperatorIsToldOfAnOriginThatCannotBe(String origin) {
        assertThatThrownBy(() -> Settings.from(Map.of("MINQING_ORIGIN", origin)))
                .hasMessageContaining("MINQING_ORIGIN");
    }
}
