package org.minqing.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of what a browser tells about itself. */
class DeviceTest {

    private static final String MOZILLA = "Mozilla/5.0 ";

    @Test
    void isTheBrowserAndTheSystemAndNothingElse() {
        assertThat(Device.of(MOZILLA + "(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/142.0.0.0 Safari/537.36"))
                .isEqualTo("Chrome · Windows");
        assertThat(Device.of(MOZILLA + "(Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0"))
                .isEqualTo("Edge · Windows");
        assertThat(Device.of(MOZILLA + "(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo("Firefox · Linux");
        assertThat(Device.of(
                        MOZILLA + "(iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari · iPhone");
        assertThat(Device.of(
                        MOZILLA + "(Linux; Android 15; Pixel 9) Chrome/142.0 Mobile Safari/537.36 MicroMessenger/8.0"))
                .isEqualTo("WeChat · Android");
    }

    @Test
    void isEmptyForAProgramThatSaysNothingKnown() {
        assertThat(Device.of(null)).isEmpty();
        assertThat(Device.of("")).isEmpty();
        assertThat(Device.of("<script>curl</script>")).isEmpty();
    }
}
