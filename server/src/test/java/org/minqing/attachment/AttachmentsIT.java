package org.minqing.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.journal.OpenJournal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AttachmentsIT {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @TempDir
    Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private final ListeningScanner scanner = new ListeningScanner();
    private final AccountId resident = new AccountId(UUID.randomUUID());
    private final AccountId outsider = new AccountId(UUID.randomUUID());
    private final Actor keeper = Actor.of(new AccountId(UUID.randomUUID()));
    private final CaseId flood = new CaseId(UUID.randomUUID());
    private Instant now = NOON;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Attachments attachments;

    @BeforeEach
    void open() {
        var source = database.asModuleSource("attachment");
        var journal = OpenJournal.over(source, data.resolve("keys"));
        var vault = new Vault(new Folder(data.resolve("attachments")), journal.sealing(), journal.journal());
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var screening = new Screening(Optional.of(scanner.asked(Duration.ofSeconds(10))), journal.journal(), () -> now);
        attachments =
                new Attachments(new FileRows(JdbcClient.create(source)), vault, screening, transactions, () -> now);
    }

    @AfterEach
    void close() {
        scanner.close();
        database.close();
    }

    @Test
    void takesAPhotoOnceUnderTheHashOfItsCleanedContent() throws IOException {
        var first = attachments.add(resident, Pictures.jpegWithNotes(6));
        var again = attachments.add(outsider, Pictures.jpegWithNotes(6));

        assertThat(again).isEqualTo(first);
        assertThat(first.type()).isEqualTo("image/jpeg");
        assertThat(first.size()).isEqualTo(Photo.from(Pictures.jpegWithNotes(6)).content().length);
        assertThat(filesOnDisk()).hasSize(1);
    }

    @Test
    void whatTheScannerNamesIsRefusedEnteredAndKeptNowhere() throws IOException {
        var harmful = Pictures.pngWith(20, 10, new String(ListeningScanner.HARMFUL, StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> attachments.add(resident, harmful))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(AttachmentProblem.HARMFUL));

        assertThat(filesOnDisk()).isEmpty();
        assertThat(keys()).isZero();
        assertThat(database.superuser()
                        .sql("select actor || ' ' || open from journal.entry where kind = 'attachment.refused'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains(resident.toString(), "Eicar-Test-Signature");
        assertThat(attachments.add(resident, Pictures.png(20, 10)).hash()).hasSize(64);
    }

    @Test
    void withoutAnAnswerOfTheScannerNothingComesInAndTheSameComesInLater() throws IOException {
        scanner.saysAlways("ERROR");

        assertThatThrownBy(() -> attachments.add(resident, Pictures.png(20, 10)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(AttachmentProblem.NOT_SCANNED);
                    assertThat(refused.extensions()).containsKey("retryAfter");
                });
        assertThat(filesOnDisk()).isEmpty();

        scanner.saysAlways("");
        assertThat(attachments.add(resident, Pictures.png(20, 10)).hash()).hasSize(64);
    }

    @Test
    void aPhotoIsItsUploadersUntilACaseTakesIt() {
        var hash = attachments.add(resident, Pictures.png(20, 10)).hash();

        assertThat(attachments.refused(flood, outsider, List.of(hash))).containsExactly(hash);
        assertThat(attachments.refused(flood, resident, List.of(hash))).isEmpty();
        assertThat(attachments.open(flood, hash)).isEmpty();

        attachments.bind(flood, resident, List.of(hash));
        attachments.bind(flood, resident, List.of(hash));

        assertThat(attachments.refused(flood, outsider, List.of(hash))).isEmpty();
        assertThat(attachments.refused(new CaseId(UUID.randomUUID()), resident, List.of(hash)))
                .containsExactly(hash);
        assertThat(attachments.open(flood, hash).orElseThrow().bytes())
                .isEqualTo(Photo.from(Pictures.png(20, 10)).content());
        assertThat(attachments.open(new CaseId(UUID.randomUUID()), hash)).isEmpty();
    }

    @Test
    void nothingOfAPhotoLiesReadableOnDisk() throws IOException {
        attachments.add(resident, Pictures.png(200, 100));

        for (var file : filesOnDisk()) {
            assertThat(Pictures.asText(Files.readAllBytes(file))).doesNotContain("PNG", "IHDR", "IDAT");
        }
    }

    @Test
    void erasingACaseLeavesNeitherFileNorKey() throws IOException {
        var hash = attachments.add(resident, Pictures.png(20, 10)).hash();
        attachments.bind(flood, resident, List.of(hash));

        attachments.erase(flood, keeper, "retention.over");

        assertThat(attachments.exists(hash)).isFalse();
        assertThat(attachments.open(flood, hash)).isEmpty();
        assertThat(filesOnDisk()).isEmpty();
        assertThat(keys()).isZero();
    }

    @Test
    void aPhotoWhoseKeyARestoreTookAwayIsForgottenAndCanBeHandedInAgain() throws IOException {
        var lost = attachments.add(resident, Pictures.png(20, 10)).hash();
        var other = attachments.add(resident, Pictures.png(30, 10)).hash();
        attachments.bind(flood, resident, List.of(lost));
        database.superuser()
                .sql("delete from journal.data_key where stream = (select id from attachment.file where hash = :hash)")
                .param("hash", lost)
                .update();

        assertThat(attachments.add(resident, Pictures.png(20, 10)).hash()).isEqualTo(lost);
        assertThat(attachments.open(flood, lost)).as("the case was erased").isEmpty();
        var again = new CaseId(UUID.randomUUID());
        attachments.bind(again, resident, List.of(lost));
        assertThat(attachments.open(again, lost)).isPresent();
        assertThat(filesOnDisk()).hasSize(2);

        database.superuser().sql("delete from journal.data_key").update();
        assertThat(Attachments.forgetWithoutKeys(database.asModule("attachment")))
                .isEqualTo(2);
        assertThat(attachments.exists(lost)).isFalse();
        assertThat(attachments.exists(other)).isFalse();
    }

    @Test
    void aPhotoOfTwoCasesOutlivesTheFirst() {
        var hash = attachments.add(resident, Pictures.png(20, 10)).hash();
        var other = new CaseId(UUID.randomUUID());
        attachments.bind(flood, resident, List.of(hash));
        attachments.add(resident, Pictures.png(20, 10));
        attachments.bind(other, resident, List.of(hash));

        attachments.erase(flood, keeper, "retention.over");

        assertThat(attachments.open(flood, hash)).isEmpty();
        assertThat(attachments.open(other, hash)).isPresent();
    }

    @Test
    void aPhotoThatNoCaseTakesIsErasedAfterTwoDays() throws IOException {
        attachments.add(resident, Pictures.png(20, 10));
        now = NOON.plus(Duration.ofHours(47));
        assertThat(attachments.sweep()).isZero();

        now = NOON.plus(Duration.ofHours(49));

        assertThat(attachments.sweep()).isEqualTo(1);
        assertThat(filesOnDisk()).isEmpty();
        assertThat(keys()).isZero();
    }

    @Test
    void oneSweepErasesHoweverManyPhotosWereForgotten() throws IOException {
        for (var width = 1; width <= 45; width++) {
            attachments.add(resident, Pictures.png(width, 2));
        }
        var taken = attachments.add(resident, Pictures.png(46, 2)).hash();
        attachments.bind(flood, resident, List.of(taken));
        now = NOON.plus(Duration.ofDays(3));

        assertThat(attachments.sweep()).isEqualTo(45);
        assertThat(filesOnDisk()).hasSize(1);
        assertThat(attachments.open(flood, taken)).isPresent();
        assertThat(database.reader()
                        .sql("select distinct actor::text from journal.entry where kind = 'journal.erased'")
                        .query(String.class)
                        .list())
                .containsExactly(Actor.SYSTEM.account().toString());
    }

    @Test
    void aHashThatIsAPathFindsNothing() {
        for (var path : List.of("../../keys/master", "..%2f..", "/etc/passwd", "", "A".repeat(64))) {
            assertThat(attachments.exists(path)).isFalse();
            assertThat(attachments.open(flood, path)).isEmpty();
            assertThat(attachments.refused(flood, resident, List.of(path))).containsExactly(path);
        }
    }

    @Test
    void refusesMorePhotosThanOnePersonCanWaitToSend() {
        for (var width = 1; width <= 100; width++) {
            attachments.add(resident, Pictures.png(width, 1));
        }

        assertThatThrownBy(() -> attachments.add(resident, Pictures.png(101, 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(AttachmentProblem.TOO_MANY_WAITING));
        assertThat(attachments.add(outsider, Pictures.png(101, 1)).hash()).hasSize(64);
    }

    @Test
    void theSamePhotoFromManyHandsAtOnceIsKeptOnce() throws Exception {
        Callable<StoredFile> upload = () -> attachments.add(new AccountId(UUID.randomUUID()), Pictures.png(50, 50));
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var stored : hands.invokeAll(Collections.nCopies(8, upload))) {
                attachments.bind(flood, resident, List.of(stored.get().hash()));
                assertThat(attachments.open(flood, stored.get().hash())).isPresent();
            }
        }
        assertThat(filesOnDisk()).hasSize(1);
    }

    private List<Path> filesOnDisk() throws IOException {
        var root = data.resolve("attachments");
        if (!Files.exists(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private int keys() {
        return database.superuser()
                .sql("select count(*) from journal.data_key")
                .query(Integer.class)
                .single();
    }
}
