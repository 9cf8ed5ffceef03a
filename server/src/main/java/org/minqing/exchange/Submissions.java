package org.minqing.exchange;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which report is which: the same reference of the same key has the same ids, however often it is sent and to which node. */
@Component
class Submissions {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final InstantSource clock;

    /**
     * A report that came.
     *
     * @param token the id of its command
     * @param at when it first came
     */
    record Submission(UUID token, CaseId request, Instant at) {}

    Submissions(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The ids of a report; one without a reference is always a new one. */
    Submission take(PartnerKeys.Partner partner, Optional<String> reference) {
        var now = clock.instant();
        var hash = reference.map(PartnerKeys::sha256).orElseGet(this::once);
        database.sql("""
                        insert into exchange.submission (token, partner, reference, case_id, at)
                        values (:token, :partner, :reference, :case, :at)
                        on conflict (partner, reference) do nothing
                        """)
                .param("token", UuidV7.at(now, random))
                .param("partner", partner.id())
                .param("reference", hash)
                .param("case", UuidV7.at(now, random))
                .param("at", Timestamp.from(now))
                .update();
        return database.sql("""
                        select token, case_id, at from exchange.submission
                        where partner = :partner and reference = :reference
                        """)
                .param("partner", partner.id())
                .param("reference", hash)
                .query((row, _) -> new Submission(
                        row.getObject("token", UUID.class),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getTimestamp("at").toInstant()))
                .single();
    }

    /** The case that a token stands for. */
    Optional<CaseId> request(UUID token) {
        return database.sql("select case_id from exchange.submission where token = :token")
                .param("token", token)
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .optional();
    }

    /** Whether this key reported it. */
    boolean isOf(PartnerKeys.Partner partner, CaseId request) {
        return database.sql("""
                        select exists (select 1 from exchange.submission where case_id = :case and partner = :partner)
                        """)
                .param("case", request.value())
                .param("partner", partner.id())
                .query(Boolean.class)
                .single();
    }

    private byte[] once() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PartnerKeys.sha256(HexFormat.of().formatHex(bytes));
    }
}
