package org.minqing.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The photos of all cases. One is named by the hash of its cleaned content, so the same picture is kept once; it is
 * encrypted under a key of its own, and destroying that key erases it. Until a case takes it only its uploader can use it;
 * then it is seen through that case, which its owner must first allow.
 */
public final class Attachments {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);
    private static final int MOST_WAITING = 100;
    private static final int SWEEP = 20;
    private static final String NEVER_USED = "never-used";

    private final FileRows rows;
    private final Vault vault;
    private final Screening screening;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Preview previews = new Preview();

    Attachments(
            FileRows rows, Vault vault, Screening screening, TransactionOperations transaction, InstantSource clock) {
        this.rows = rows;
        this.vault = vault;
        this.screening = screening;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a photo in; the same photo again answers the same. What is no photo is refused with a code, and so is what a scanner
     * names or says nothing about, where there is one: it sees the file as it was sent.
     */
    public StoredFile add(AccountId uploader, byte[] file) {
        if (rows.waiting(uploader) >= MOST_WAITING) {
            throw new ProblemException(AttachmentProblem.TOO_MANY_WAITING);
        }
        var photo = Photo.from(file);
        screening.check(uploader, file);
        var hash = hash(photo.content());
        var now = clock.instant();
        rows.forgetWithoutKey(hash).forEach(vault::delete);
        var row = rows.find(hash).orElseGet(() -> store(photo, hash, now));
        rows.uploadedBy(uploader, hash, now);
        return new StoredFile(hash, row.type(), row.size());
    }

    public boolean exists(String hash) {
        return isHash(hash) && rows.find(hash).isPresent();
    }

    /** Those of the hashes that this account may not put into this case: unknown ones, and other people's. */
    public List<String> refused(CaseId caseId, AccountId account, Collection<String> hashes) {
        if (hashes.isEmpty()) {
            return List.of();
        }
        var usable = rows.usable(account, caseId, hashes);
        return hashes.stream().filter(hash -> !usable.contains(hash)).toList();
    }

    /**
     * Gives photos to a case; again has no effect. Called before the command is written: a photo that no entry names after
     * all is seen by nobody.
     */
    public void bind(CaseId caseId, AccountId account, Collection<String> hashes) {
        if (!hashes.isEmpty()) {
            rows.bind(caseId, account, hashes, clock.instant());
        }
    }

    /** The content of a photo that the case holds; the caller has decided that the case may be read. */
    public Optional<Content> open(CaseId caseId, String hash) {
        return isHash(hash) && rows.isBound(caseId, hash) ? open(hash) : Optional.empty();
    }

    /** A small picture of a photo that the case holds, as by {@link #open(CaseId, String)}; absent also where none can be made. */
    public Optional<Content> preview(CaseId caseId, String hash) {
        return open(caseId, hash).flatMap(previews::of).map(bytes -> new Content(Photo.Kind.JPEG.type(), bytes));
    }

    /** The content; absent when there is no such photo or it was erased. */
    Optional<Content> open(String hash) {
        return rows.find(hash).flatMap(row -> vault.read(row.id()).map(bytes -> new Content(row.type(), bytes)));
    }

    /** Takes the case's photos from it and erases those that nobody else holds. */
    public void erase(CaseId caseId, Actor by, String reason) {
        var held = rows.boundTo(caseId);
        rows.unbind(caseId);
        held.forEach(row -> erase(row, by, reason));
    }

    /** Erases the photos that no case took in time; how many there were. */
    int sweep() {
        var now = clock.instant();
        rows.endWaiting(now.minus(LONGEST_WAIT));
        var erased = 0;
        for (var abandoned = rows.abandoned(now, SWEEP); !abandoned.isEmpty(); abandoned = rows.abandoned(now, SWEEP)) {
            abandoned.forEach(row -> erase(row, Actor.SYSTEM, NEVER_USED));
            erased += abandoned.size();
        }
        return erased;
    }

    /**
     * Forgets what an older copy of the database still knows of photos whose keys the erasure ledger took away again; how many
     * there were. For a store that came back, before anybody reads it; the files that are noise then stay.
     */
    public static int forgetWithoutKeys(JdbcClient application) {
        return new FileRows(application).forgetWithoutKeys();
    }

    /** Row and key go together; the file without its key is noise, should a crash leave it. */
    private void erase(FileRows.Row row, Actor by, String reason) {
        var forgotten = transaction.execute(_ -> {
            var gone = rows.forget(row);
            if (gone) {
                vault.destroyKey(row.id(), by, reason);
            }
            return gone;
        });
        if (Boolean.TRUE.equals(forgotten)) {
            vault.delete(row.id());
        }
    }

    private FileRows.Row store(Photo photo, String hash, Instant now) {
        var id = UUID.randomUUID();
        var row = new FileRows.Row(hash, id, photo.kind().type(), photo.content().length);
        var key = vault.write(id, photo.content());
        if (rows.keep(row, photo, key, now)) {
            return row;
        }
        vault.delete(id);
        return rows.find(hash).orElseThrow(() -> new ProblemException(AttachmentProblem.UNKNOWN));
    }

    private static boolean isHash(String hash) {
        return HASH.matcher(hash).matches();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
