package org.minqing.edge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database answers; it is migrated before its first connection is given out. */
@Component
class StoreReadiness implements Readiness {

    private static final long PATIENCE_SECONDS = 2;

    private final JdbcClient database;

    StoreReadiness(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean holds() {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("readiness").start(() -> {
            try {
                answer.complete(database.sql("select true").query(Boolean.class).single());
            } catch (RuntimeException away) {
                answer.complete(false);
            }
        });
        try {
            return answer.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException broken) {
            return false;
        }
    }
}
