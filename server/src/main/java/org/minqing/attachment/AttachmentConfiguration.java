package org.minqing.attachment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.minqing.journal.Journal;
import org.minqing.journal.Round;
import org.minqing.journal.Sealing;
import org.minqing.kernel.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The photos as a bean; they lie in {@code attachments} under the data folder, what is on its way in {@code uploads}. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    Vault photoVault(Settings settings, Sealing sealing, Journal journal) {
        return new Vault(new Folder(settings.data().resolve("attachments")), sealing, journal);
    }

    @Bean
    Screening photoScreening(Settings settings, Journal journal, InstantSource clock) {
        var scanner = Optional.ofNullable(settings.scanner())
                .map(address -> new Clamd(address.host(), address.port(), PATIENCE));
        return new Screening(scanner, journal, clock);
    }

    @Bean
    Attachments attachments(
            JdbcClient jdbc, Vault vault, Screening screening, TransactionTemplate transaction, InstantSource clock) {
        return new Attachments(new FileRows(jdbc), vault, screening, transaction, clock);
    }

    @Bean
    Round scannerRound(Screening screening) {
        return new Round("scanner", Duration.ofMinutes(1), screening::ask);
    }

    @Bean
    Uploads uploads(Attachments attachments, Sealing sealing, Settings settings, InstantSource clock) {
        return new Uploads(attachments, sealing, settings.data().resolve("uploads"), clock);
    }

    @Bean
    Round sweepRound(Attachments attachments, Uploads uploads) {
        return new Round("sweep", Duration.ofMinutes(10), () -> {
            uploads.sweep();
            attachments.sweep();
        });
    }
}
