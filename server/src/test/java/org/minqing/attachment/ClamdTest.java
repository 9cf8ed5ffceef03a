package org.minqing.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.attachment.Clamd.Verdict;

/** What a scanner is asked and what its answers mean, against one that listens as the documentation of clamd says. */
class ClamdTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ListeningScanner scanner = new ListeningScanner();
    private final Clamd clamd = scanner.asked(PATIENCE);

    @AfterEach
    void close() {
        scanner.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 3_000_000})
    void showsAFileOfAnySizeWhole(int size) {
        var file = new byte[size];
        new Random(size).nextBytes(file);
        assertThat(clamd.scan(file)).isEqualTo(new Verdict.Clean());

        var harmful = new byte[size + ListeningScanner.HARMFUL.length];
        System.arraycopy(file, 0, harmful, 0, size);
        System.arraycopy(ListeningScanner.HARMFUL, 0, harmful, size, ListeningScanner.HARMFUL.length);
        assertThat(clamd.scan(harmful)).isEqualTo(new Verdict.Harmful("Eicar-Test-Signature"));
    }

    @Test
    void keepsOfANameOnlyLettersThatMayStandInAnEntry() {
        scanner.saysAlways("stream: Win.Test<b>\n员 FOUND");
        assertThat(clamd.scan(new byte[9])).isEqualTo(new Verdict.Harmful("Win.Test_b___"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR", "UNKNOWN COMMAND", "OK", "stream: OK FINE"})
    void takesAnythingElseForNoAnswer(String reply) {
        scanner.saysAlways(reply);
        assertThat(clamd.scan(new byte[9])).isInstanceOf(Verdict.NoAnswer.class);
        assertThat(clamd.answers()).isFalse();
    }

    @Test
    void doesNotWaitForOneThatSaysNothing() {
        scanner.saysNothing();
        var hasty = scanner.asked(Duration.ofMillis(200));
        assertThat(hasty.scan(new byte[2_000_000])).isInstanceOf(Verdict.NoAnswer.class);
        assertThat(hasty.answers()).isFalse();
    }

    @Test
    void noticesWhetherItIsThere() {
        assertThat(clamd.answers()).isTrue();
        scanner.close();
        assertThat(clamd.answers()).isFalse();
        assertThat(clamd.scan(new byte[9])).isInstanceOf(Verdict.NoAnswer.class);
    }
}
