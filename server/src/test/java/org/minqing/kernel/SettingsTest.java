package org.minqing.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the environment says becomes settings, or a sentence about what is wrong with it. */
class SettingsTest {

    @Test
    void standsOnItsDefaults() {
        var settings = Settings.from(Map.of());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.sample())
                .as("sample mode is asked for, never a default")
                .isFalse();
        assertThat(settings.external()).isNull();
        assertThat(settings.city()).endsWithRaw(Path.of("cities", "shanwei"));
    }

    @Test
    void keepsTheKeysInTheDataFolderUnlessToldOtherwise() {
        assertThat(Settings.from(Map.of("MINQING_DATA", "/var/city")).keys()).isEqualTo(Path.of("/var/city/keys"));
        assertThat(Settings.from(Map.of("MINQING_KEYS", "/mnt/keys")).keys()).isEqualTo(Path.of("/mnt/keys"));
    }

    @Test
    void namesTheVariableThatIsWrong() {
        assertThatThrownBy(() -> Settings.from(Map.of("MINQING_PORT", "eighty")))
                .hasMessage("MINQING_PORT must be a whole number, not \"eighty\".");
        assertThatThrownBy(() -> Settings.from(Map.of("MINQING_PORT", "70000"))).hasMessageContaining("MINQING_PORT");
        assertThatThrownBy(() -> Settings.from(Map.of("MINQING_SAMPLE", "perhaps")))
                .hasMessage("MINQING_SAMPLE must be true or false.");
    }

    @Test
    void believesTheProxiesThatAreNamedByAddress() throws UnknownHostException {
        assertThat(Settings.from(Map.of()).proxies()).isEmpty();
        assertThat(Settings.from(Map.of("MINQING_PROXIES", "127.0.0.1, ::1")).proxies())
                .containsExactlyInAnyOrder(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        assertThatThrownBy(() -> Settings.from(Map.of("MINQING_PROXIES", "127.0.0.1,proxy.example")))
                .hasMessageContaining("MINQING_PROXIES")
                .hasMessageContaining("proxy.example");
    }

    @Test
    void takesAForeignDatabase() {
        var external = Settings.from(Map.of("MINQING_DB_URL", "jdbc:postgresql://db/city", "MINQING_DB_USER", "city"))
                .external();
        assertThat(external).isEqualTo(new Settings.ExternalDatabase("jdbc:postgresql://db/city", "city", ""));
    }
}
