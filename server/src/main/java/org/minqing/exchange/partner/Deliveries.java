package org.minqing.exchange.partner;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Fingerprints;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which case a partner's number is. */
@Component
class Deliveries {

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final Fingerprints fingerprints;

    /** A number with the ids that were chosen for it when it first came. */
    record Delivery(String partner, String number, CaseId caseId, UUID command, byte[] content, Instant at) {

        boolean isOf(byte[] other) {
            return Arrays.equals(content, other);
        }
    }

    Deliveries(JdbcClient database, Fingerprints fingerprints) {
        this.database = database;
        this.fingerprints = fingerprints;
    }

    /** Tells a repetition from another matter, and nobody who guesses what was said whether it was that. */
    byte[] fingerprint(String partner, String number, String content) {
        var of = UUID.nameUUIDFromBytes((partner + "\0" + number).getBytes(StandardCharsets.UTF_8));
        return fingerprints.of(of, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The delivery of this number; what was delivered last counts as long as it is no case. */
    Delivery take(String partner, String number, byte[] content, Instant now) {
        database.sql("""
                        insert into exchange.delivery as d (partner, number, case_id, command, content, at)
                        values (:partner, :number, :case, :command, :content, :now)
                        on conflict (partner, number) do update set content = excluded.content where d.taken_at is null
                        """)
                .param("partner", partner)
                .param("number", number)
                .param("case", UuidV7.at(now, random))
                .param("command", UuidV7.at(now, random))
                .param("content", content)
                .param("now", Timestamp.from(now))
                .update();
        return find(partner, number).orElseThrow();
    }

    /** From now on it is a case. */
    void taken(Delivery delivery, Instant now) {
        database.sql("""
                        update exchange.delivery set taken_at = :now
                        where partner = :partner and number = :number and taken_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("partner", delivery.partner())
                .param("number", delivery.number())
                .update();
    }

    Optional<Delivery> find(String partner, String number) {
        return database.sql("""
                        select partner, number, case_id, command, content, at from exchange.delivery
                        where partner = :partner and number = :number
                        """)
                .param("partner", partner)
                .param("number", number)
                .query(Deliveries::map)
                .optional();
    }

    /** The number under which the partner knows the case. */
    Optional<String> number(String partner, CaseId id) {
        return database.sql("select number from exchange.delivery where partner = :partner and case_id = :case")
                .param("partner", partner)
                .param("case", id.value())
                .query(String.class)
                .optional();
    }

    private static Delivery map(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("partner"),
                row.getString("number"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getObject("command", UUID.class),
                row.getBytes("content"),
                row.getTimestamp("at").toInstant());
    }
}
