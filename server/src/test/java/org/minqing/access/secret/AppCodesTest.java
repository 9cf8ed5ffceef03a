package org.minqing.access.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of an authenticator app. */
class AppCodesTest {

    private static final byte[] OF_THE_RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final long STEP = NOW.getEpochSecond() / 30;

    private final AppCodes codes = new AppCodes();
    private final byte[] secret = codes.newSecret();

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void areThoseOfTheStandard(long second, String code) {
        assertThat(new AppCodes(8).code(OF_THE_RFC, Instant.ofEpochSecond(second)))
                .isEqualTo(code);
    }

    @Test
    void countInTheirOwnStepAndTheOneBesideIt() {
        for (var step = STEP - 1; step <= STEP + 1; step++) {
            assertThat(codes.step(secret, at(step), NOW, 0)).hasValue(step);
        }
        assertThat(codes.step(secret, at(STEP - 2), NOW, 0)).isEmpty();
        assertThat(codes.step(secret, at(STEP + 2), NOW, 0)).isEmpty();
    }

    @Test
    void neverCountTwiceNorAfterALaterOne() {
        assertThat(codes.step(secret, at(STEP), NOW, STEP)).isEmpty();
        assertThat(codes.step(secret, at(STEP - 1), NOW, STEP)).isEmpty();
        assertThat(codes.step(secret, at(STEP + 1), NOW, STEP)).hasValue(STEP + 1);
    }

    @Test
    void areOfOneSecretOnly() {
        assertThat(codes.step(codes.newSecret(), at(STEP), NOW, 0)).isEmpty();
        assertThat(codes.step(secret, "", NOW, 0)).isEmpty();
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void theSecretIsWrittenInBase32(String plain, String text) {
        assertThat(AppCodes.text(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }

    @Test
    void anAppReadsTheSecretFromAnAddress() {
        assertThat(codes.uri(OF_THE_RFC, "示例市 A", "duty"))
                .isEqualTo("otpauth://totp/%E7%A4%BA%E4%BE%8B%E5%B8%82%20A:duty?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=%E7%A4%BA%E4%BE%8B%E5%B8%82%20A&algorithm=SHA1&digits=6&period=30");
    }

    private String at(long step) {
        return codes.code(secret, Instant.ofEpochSecond(step * 30));
    }
}
