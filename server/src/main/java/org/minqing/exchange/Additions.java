package org.minqing.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Fingerprints;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which addition is which: the same of the same key has the same command, however often it is sent and to which node. */
@Component
class Additions {

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final Fingerprints fingerprints;
    private final InstantSource clock;

    /**
     * An addition that came.
     *
     * @param version how the case stood when it did
     */
    record Addition(CommandId command, CaseId request, int version, Instant at) {}

    Additions(JdbcClient database, Fingerprints fingerprints, InstantSource clock) {
        this.database = database;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** The addition of this number of the program's own; without one it is known by what it says. */
    Addition take(PartnerKeys.Partner partner, Optional<String> number, CaseId request, String words, int version) {
        var now = clock.instant();
        var reference = fingerprints.of(
                partner.id(),
                number.map(own -> "number\0" + own)
                        .orElse("words\0" + request + "\0" + words)
                        .getBytes(StandardCharsets.UTF_8));
        database.sql("""
                        insert into exchange.addition (command, partner, reference, case_id, version, at)
                        values (:command, :partner, :reference, :case, :version, :at)
                        on conflict (partner, reference) do nothing
                        """)
                .param("command", UuidV7.at(now, random))
                .param("partner", partner.id())
                .param("reference", reference)
                .param("case", request.value())
                .param("version", version)
                .param("at", Timestamp.from(now))
                .update();
        return database.sql("""
                        select command, case_id, version, at from exchange.addition
                        where partner = :partner and reference = :reference
                        """)
                .param("partner", partner.id())
                .param("reference", reference)
                .query((row, _) -> new Addition(
                        new CommandId(row.getObject("command", UUID.class)),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getInt("version"),
                        row.getTimestamp("at").toInstant()))
                .single();
    }

    /** The case went on before the addition was taken. */
    Addition standsAt(Addition addition, int version) {
        database.sql("update exchange.addition set version = :version where command = :command")
                .param("version", version)
                .param("command", addition.command().value())
                .update();
        return new Addition(addition.command(), addition.request(), version, addition.at());
    }
}
