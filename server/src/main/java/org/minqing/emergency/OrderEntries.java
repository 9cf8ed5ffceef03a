package org.minqing.emergency;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The stream of an order. */
record OrderEntries(Journal journal, Fingerprints fingerprints, JdbcClient database) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SCHEMA = 1;

    /**
     * Whose doing an entry is.
     *
     * @param command absent for what the system does by itself
     */
    record By(Actor actor, Optional<CommandId> command, byte[] body, Instant at) {

        static By system(Instant at) {
            return new By(Actor.SYSTEM, Optional.empty(), new byte[0], at);
        }
    }

    /** Whether this command was done before; another one under its id is refused, as is somebody else's. */
    boolean isRepeated(UUID order, CommandId command, Actor actor, byte[] body) {
        var earlier = database.sql("select actor, digest from journal.command_of(:stream, :command)")
                .param("stream", order)
                .param("command", command.value())
                .query((row, number) -> row.getObject("actor", UUID.class)
                                .equals(actor.account().value())
                        && MessageDigest.isEqual(row.getBytes("digest"), fingerprints.of(order, body)))
                .optional();
        if (earlier.filter(same -> !same).isPresent()) {
            throw new ProblemException(OrderProblem.ID_REUSED);
        }
        return earlier.isPresent();
    }

    /** Appends what happened, in the caller's transaction, and says the version of its entry. */
    int append(UUID order, Deed deed, By by) {
        var head = journal.head(order);
        var version = head.version() + 1;
        var draft = new Draft(
                order,
                version,
                deed.kind(),
                SCHEMA,
                by.command().orElse(null),
                by.command().isPresent() ? fingerprints.of(order, by.body()) : new byte[0],
                by.actor(),
                by.at(),
                by.at(),
                JSON.writeValueAsString(deed.open()),
                List.of());
        journal.append(Chain.link(head, draft), List.of());
        return version;
    }
}
