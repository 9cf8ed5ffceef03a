package org.minqing.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.journal.OpenJournal;
import org.minqing.journal.Sealing;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class UploadsIT {

    private static final int A_PIECE = 1000;

    @TempDir
    Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private final AccountId worker = new AccountId(UUID.randomUUID());
    private final AccountId outsider = new AccountId(UUID.randomUUID());
    private final UUID id = UUID.randomUUID();
    private final byte[] photo = Pictures.jpegWith(noise(9_500));
    private Instant now = Instant.parse("2026-11-30T04:00:00Z");

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Attachments attachments;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Sealing sealing;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Uploads uploads;

    @BeforeEach
    void open() {
        var source = database.asModuleSource("attachment");
        var journal = OpenJournal.over(source, data.resolve("keys"));
        sealing = journal.sealing();
        var vault = new Vault(new Folder(data.resolve("attachments")), sealing, journal.journal());
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var screening = new Screening(Optional.empty(), journal.journal(), () -> now);
        attachments =
                new Attachments(new FileRows(JdbcClient.create(source)), vault, screening, transactions, () -> now);
        uploads = started();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPhotoThatComesInPiecesIsTheSameAsOneThatComesWhole() throws IOException {
        var has = 0;
        while (has < photo.length) {
            var before = has;
            var told = uploads.take(worker, id, pieceFrom(has));
            has = told.has();
            assertThat(has).isEqualTo(Math.min(photo.length, before + A_PIECE));
            assertThat(told.file() == null).isEqualTo(has < photo.length);
        }

        var lastOnceMore = uploads.take(worker, id, pieceFrom(photo.length - photo.length % A_PIECE));
        assertThat(lastOnceMore.file()).isEqualTo(attachments.add(worker, photo));
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void aPieceThatIsHereOrComesBeforeItsTurnChangesNothing() {
        uploads.take(worker, id, pieceFrom(0));
        uploads.take(worker, id, pieceFrom(A_PIECE));

        assertThat(uploads.take(worker, id, pieceFrom(0))).isEqualTo(new UploadProgress(2 * A_PIECE, null));
        assertThat(uploads.take(worker, id, pieceFrom(5 * A_PIECE))).isEqualTo(new UploadProgress(2 * A_PIECE, null));
        assertThatThrownBy(() -> uploads.take(worker, id, new Piece(2 * A_PIECE, 5 * A_PIECE, new byte[] {1})))
                .isInstanceOf(ProblemException.class);
        assertThat(restOfItFrom(2 * A_PIECE)).isEqualTo(attachments.add(worker, photo));
    }

    @Test
    void whatIsOnItsWayIsItsUploadersAndLiesSealed() throws IOException {
        uploads.take(worker, id, new Piece(0, photo.length, Arrays.copyOf(photo, photo.length - 1)));

        assertThat(uploads.take(outsider, id, pieceFrom(A_PIECE)).has()).isZero();
        assertThat(onDisk()).hasSize(1);
        assertThat(Pictures.asText(Files.readAllBytes(onDisk().getFirst()))).doesNotContain("JFIF");
    }

    @Test
    void whatWasLeftAloneForTwoDaysAndWhatAnEarlierProcessHadBeginsAgain() throws IOException {
        uploads.take(worker, id, pieceFrom(0));
        now = now.plus(Duration.ofHours(47));
        uploads.sweep();
        assertThat(uploads.take(worker, id, pieceFrom(A_PIECE)).has()).isEqualTo(2 * A_PIECE);

        now = now.plus(Duration.ofHours(49));
        uploads.sweep();
        assertThat(onDisk()).isEmpty();
        assertThat(uploads.take(worker, id, pieceFrom(2 * A_PIECE)).has()).isZero();

        uploads.take(worker, id, pieceFrom(0));
        uploads = started();
        assertThat(onDisk()).isEmpty();
        assertThat(uploads.take(worker, id, pieceFrom(A_PIECE)).has()).isZero();
        assertThat(restOfItFrom(0)).isEqualTo(attachments.add(worker, photo));
    }

    @Test
    void ofTooManyAtATimeTheOneThatWasLeftAloneForTheLongestBeginsAgain() {
        uploads.take(worker, id, pieceFrom(0));
        for (var more = 1; more < Uploads.MOST_OF_ONE; more++) {
            uploads.take(worker, UUID.randomUUID(), pieceFrom(0));
        }
        assertThat(uploads.take(worker, id, pieceFrom(A_PIECE)).has()).isEqualTo(2 * A_PIECE);
        var second = UUID.randomUUID();
        uploads.take(worker, second, pieceFrom(0));
        uploads.take(outsider, id, pieceFrom(0));

        assertThat(uploads.take(worker, id, pieceFrom(2 * A_PIECE)).has()).isEqualTo(3 * A_PIECE);
        for (var more = 1; more < Uploads.MOST_OF_ONE; more++) {
            uploads.take(worker, UUID.randomUUID(), pieceFrom(0));
        }
        assertThat(uploads.take(worker, second, pieceFrom(A_PIECE)).has()).isZero();
    }

    private Uploads started() {
        return new Uploads(attachments, sealing, data.resolve("uploads"), () -> now);
    }

    private StoredFile restOfItFrom(int has) {
        var told = uploads.take(worker, id, pieceFrom(has));
        while (told.file() == null) {
            told = uploads.take(worker, id, pieceFrom(told.has()));
        }
        return told.file();
    }

    private Piece pieceFrom(int from) {
        return new Piece(from, photo.length, Arrays.copyOfRange(photo, from, Math.min(photo.length, from + A_PIECE)));
    }

    private List<Path> onDisk() throws IOException {
        var folder = data.resolve("uploads");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** So that no piece is like another one. */
    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(20261130).nextBytes(bytes);
        return bytes;
    }
}
