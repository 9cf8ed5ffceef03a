package org.minqing.attachment;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.journal.AppendArrays;
import org.minqing.journal.DataKey;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the store knows of photos: the files, who uploaded them, and the cases that hold them. */
final class FileRows {

    private final JdbcClient jdbc;

    /** A file's row. */
    record Row(String hash, UUID id, String type, int size) {}

    FileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(String hash) {
        return jdbc.sql("select hash, id, type, size from attachment.file where hash = :hash")
                .param("hash", hash)
                .query(Row.class)
                .optional();
    }

    /** Keeps the row and its key, both or neither; false when another upload of the same photo was faster. */
    boolean keep(Row row, Photo photo, DataKey key, Instant now) {
        return jdbc.sql("""
                        with kept as (
                            insert into attachment.file (hash, id, type, size, width, height, stored)
                            values (:hash, :id, :type, :size, :width, :height, :now)
                            on conflict (hash) do nothing
                            returning id)
                        select %s
                        """.formatted(AppendArrays.keepKeys("(select array_agg(id) from kept)")))
                .params(new AppendArrays(List.of(), List.of(key)).parameters())
                .param("hash", row.hash())
                .param("id", row.id())
                .param("type", row.type())
                .param("size", row.size())
                .param("width", photo.width())
                .param("height", photo.height())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single()
                .equals(1);
    }

    void uploadedBy(AccountId account, String hash, Instant now) {
        jdbc.sql("""
                        insert into attachment.upload (hash, account, uploaded) values (:hash, :account, :now)
                        on conflict (hash, account) do update set uploaded = excluded.uploaded
                        """)
                .param("hash", hash)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    int waiting(AccountId account) {
        return jdbc.sql("select count(*) from attachment.upload where account = :account")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /** Those of the hashes that the account uploaded or the case already holds. */
    Set<String> usable(AccountId account, CaseId caseId, Collection<String> hashes) {
        return jdbc.sql("""
                        select hash from attachment.upload where account = :account and hash = any (:hashes)
                        union
                        select hash from attachment.binding where case_id = :case and hash = any (:hashes)
                        """)
                .param("account", account.value())
                .param("case", caseId.value())
                .param("hashes", hashes.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Binds and ends the waiting of these photos in one statement. */
    void bind(CaseId caseId, AccountId account, Collection<String> hashes, Instant now) {
        jdbc.sql("""
                        with taken as (
                            insert into attachment.binding (case_id, hash, bound)
                            select :case, hash, :now from attachment.file where hash = any (:hashes)
                            on conflict do nothing)
                        delete from attachment.upload where account = :account and hash = any (:hashes)
                        """)
                .param("case", caseId.value())
                .param("account", account.value())
                .param("hashes", hashes.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean isBound(CaseId caseId, String hash) {
        return jdbc.sql("select exists (select from attachment.binding where case_id = :case and hash = :hash)")
                .param("case", caseId.value())
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    List<Row> boundTo(CaseId caseId) {
        return jdbc.sql("""
                        select f.hash, f.id, f.type, f.size
                        from attachment.file f join attachment.binding b on b.hash = f.hash
                        where b.case_id = :case
                        """).param("case", caseId.value()).query(Row.class).list();
    }

    void unbind(CaseId caseId) {
        jdbc.sql("delete from attachment.binding where case_id = :case")
                .param("case", caseId.value())
                .update();
    }

    void endWaiting(Instant before) {
        jdbc.sql("delete from attachment.upload where uploaded < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** Files that no case holds and nobody waits to use, stored longer ago than it takes to finish an upload. */
    List<Row> abandoned(Instant now, int most) {
        return jdbc.sql("""
                        select hash, id, type, size from attachment.file f
                        where stored < :before
                          and not exists (select from attachment.binding b where b.hash = f.hash)
                          and not exists (select from attachment.upload u where u.hash = f.hash)
                        limit :most
                        """)
                .param("before", Timestamp.from(now.minus(Duration.ofMinutes(10))))
                .param("most", most)
                .query(Row.class)
                .list();
    }

    /** Forgets the photo if its key is gone, as after a restore, with all that held it; its id then. */
    List<UUID> forgetWithoutKey(String hash) {
        return jdbc.sql("""
                        delete from attachment.file f where hash = :hash and journal.key_made(f.id, 'photo') is null
                        returning id
                        """).param("hash", hash).query(UUID.class).list();
    }

    /** Forgets every such photo; how many there were. */
    int forgetWithoutKeys() {
        return jdbc.sql("delete from attachment.file f where journal.key_made(f.id, 'photo') is null")
                .update();
    }

    /** Forgets a file, unless a case or an uploader has come to hold it meanwhile. */
    boolean forget(Row row) {
        return jdbc.sql("""
                        delete from attachment.file f where hash = :hash and id = :id
                          and not exists (select from attachment.binding b where b.hash = f.hash)
                          and not exists (select from attachment.upload u where u.hash = f.hash)
                        """).param("hash", row.hash()).param("id", row.id()).update() == 1;
    }
}
