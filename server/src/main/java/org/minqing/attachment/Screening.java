package org.minqing.attachment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a scanner look into what somebody sends, where the operator has named one. What it names is refused and entered; what
 * it says nothing about is refused for the moment, so that nothing comes in unseen and whoever sent it still has it.
 */
final class Screening implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Screening.class);
    private static final String REFUSED = "attachment.refused";
    private static final int SOON_SECONDS = 60;

    private final Optional<Clamd> scanner;
    private final Journal journal;
    private final InstantSource clock;
    private volatile boolean silent;

    Screening(Optional<Clamd> scanner, Journal journal, InstantSource clock) {
        this.scanner = scanner;
        this.journal = journal;
        this.clock = clock;
    }

    /** Returns for what may come in. */
    void check(AccountId uploader, byte[] file) {
        scanner.ifPresent(one -> decide(one.scan(file), uploader, file.length));
    }

    private void decide(Clamd.Verdict verdict, AccountId uploader, int bytes) {
        switch (verdict) {
            case Clamd.Verdict.Clean() -> silent = false;
            case Clamd.Verdict.Harmful(var what) -> {
                silent = false;
                journal.enter(
                        UUID.randomUUID(),
                        REFUSED,
                        Actor.of(uploader),
                        clock.instant(),
                        Map.of("bytes", bytes, "found", what));
                throw new ProblemException(AttachmentProblem.HARMFUL);
            }
            case Clamd.Verdict.NoAnswer(var why) -> {
                LOG.warn("The scanner of MINQING_SCANNER gave no answer: {}", why);
                silent = true;
                throw new ProblemException(
                        AttachmentProblem.NOT_SCANNED, List.of(), Map.of("retryAfter", SOON_SECONDS));
            }
        }
    }

    /** Finds out whether the scanner is there before somebody sends something. */
    void ask() {
        scanner.ifPresent(one -> silent = !one.answers());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("minqing.scanner.silent", () -> silent ? 1 : 0)
                .description("1 while the scanner that is set does not answer, and so no photo comes in")
                .register(registry);
    }
}
