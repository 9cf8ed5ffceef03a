package org.minqing.access;

import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How surely an account is its person's. Whoever came by telephone has shown a number and no more, until a village desk has
 * confirmed who they are; whoever was invited by an administrator is known since then. What needs to be sure asks here.
 */
public final class Assurance {

    private final JdbcClient database;

    Assurance(JdbcClient database) {
        this.database = database;
    }

    /** How surely. */
    public enum Level {
        TELEPHONE("telephone"),
        CONFIRMED("confirmed"),
        INVITED("invited");

        private final String code;

        Level(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Refuses an account that is known by its telephone alone. */
    public void require(Actor actor) {
        if (of(actor) == Level.TELEPHONE) {
            throw new ProblemException(AccessProblem.ACCOUNT_UNCONFIRMED);
        }
    }

    /** One's own level. */
    public Level of(Actor actor) {
        return database.sql("""
                        select a.resident, exists (
                            select from access.confirmation c where c.account = a.id and c.withdrawn_at is null) as confirmed
                        from access.account a where a.id = :account
                        """)
                .param("account", actor.account().value())
                .query((row, number) -> level(row.getBoolean("resident"), row.getBoolean("confirmed")))
                .optional()
                .orElse(Level.TELEPHONE);
    }

    private static Level level(boolean resident, boolean confirmed) {
        if (confirmed) {
            return Level.CONFIRMED;
        }
        return resident ? Level.TELEPHONE : Level.INVITED;
    }
}
