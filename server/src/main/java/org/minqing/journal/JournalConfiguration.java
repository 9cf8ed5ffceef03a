package org.minqing.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal's parts: what others use is public, the rest is wired here and seen by nobody else. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    private static final int BATCH = 1_000;

    @Bean
    KeysFolder keysFolder(Settings settings) {
        return new KeysFolder(settings.keys());
    }

    @Bean
    MasterKeys masterKeys(KeysFolder folder) {
        return new MasterKeys(folder);
    }

    @Bean
    Sealing sealing(MasterKeys keys) {
        return new Sealing(keys);
    }

    @Bean
    Fingerprints fingerprints(KeysFolder folder) {
        return new Fingerprints(folder);
    }

    @Bean
    Nudge nudge() {
        return new Nudge();
    }

    @Bean
    ErasureLedger erasureLedger(KeysFolder folder) {
        return new ErasureLedger(folder);
    }

    @Bean
    KeyRenewal keyRenewal(JdbcClient jdbc, Sealing sealing, MasterKeys keys, ErasureLedger ledger, Settings settings) {
        // The files' own time, which sample mode does not move.
        var clock = InstantSource.system();
        return new KeyRenewal(jdbc, sealing, keys, ledger, clock, settings.backups());
    }

    @Bean
    Erasures erasures(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ErasureLedger ledger,
            ObjectProvider<HeadKeeper> keepers,
            InstantSource clock) {
        return new Erasures(
                jdbc, transaction, ledger, () -> keepers.orderedStream().toList(), clock);
    }

    @Bean
    Journal journal(JdbcClient jdbc, Sealing sealing, Erasures erasures, Nudge nudge) {
        return new Journal(jdbc, sealing, erasures, nudge);
    }

    @Bean
    Stretches stretches(@Qualifier("reader") JdbcClient reader) {
        return new Stretches(reader);
    }

    @Bean(destroyMethod = "")
    JournalTail journalTail(Stretches stretches, Nudge nudge) {
        return new JournalTail(stretches, nudge);
    }

    @Bean
    Readers readers(
            ObjectProvider<JournalReader> readers,
            @Qualifier("reader") JdbcClient jdbc,
            @Qualifier("reader") TransactionTemplate transaction,
            Stretches stretches,
            Nudge nudge) {
        var reading = new Reading(jdbc, transaction, stretches, BATCH);
        return new Readers(readers.orderedStream().toList(), reading, nudge);
    }

    @Bean
    ReaderProgress readerProgress(@Qualifier("reader") JdbcClient reader, Stretches stretches) {
        return new ReaderProgress(reader, stretches);
    }

    @Bean
    ReaderMetrics readerMetrics(@Qualifier("reader") JdbcClient reader, MeterRegistry registry, InstantSource clock) {
        return new ReaderMetrics(reader, registry, clock);
    }

    @Bean
    SealKeys sealKeys(KeysFolder folder) {
        return new SealKeys(folder);
    }

    @Bean
    SealCopies sealCopies(Settings settings) {
        return new SealCopies(Verifier.sealsFolder(settings));
    }

    @Bean
    Seals seals(
            @Qualifier("reader") JdbcClient reader,
            @Qualifier("reader") TransactionTemplate transaction,
            SealKeys keys,
            SealCopies copies,
            InstantSource clock) {
        return new Seals(reader, transaction, keys, copies, clock);
    }

    @Bean
    Verifier verifier(@Qualifier("reader") DataSource reader, SealKeys keys, SealCopies copies) {
        return new Verifier(reader, keys, copies);
    }

    @Bean
    Round lagRound(ReaderMetrics metrics) {
        return new Round("lag", Duration.ofSeconds(5), metrics::measure);
    }

    @Bean
    Round sealRound(Seals seals) {
        return new Round("seals", Duration.ofMinutes(1), seals::seal);
    }

    @Bean
    Round keyRound(KeyRenewal renewal) {
        return new Round("keys", Duration.ofMinutes(10), renewal::renewWhenDue);
    }

    @Bean
    Rounds rounds(List<Round> rounds) {
        return new Rounds(rounds);
    }

    @Bean
    JournalLife journalLife(Opening opening, Readers readers, NodeBell bell, JournalTail tail, Rounds rounds) {
        return new JournalLife(opening, readers, bell, tail, rounds);
    }

    @Bean
    Opening opening(JdbcClient jdbc, MasterKeys keys, Sealing sealing, Erasures erasures) {
        return new Opening(jdbc, keys, sealing, erasures);
    }

    @Bean
    NodeBell nodeBell(@Qualifier("reader") DataSource reader, Nudge nudge) {
        return new NodeBell(reader, nudge);
    }
}
