package org.minqing.casework;

import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what has been kept long enough, class by class, without being asked. A case that was reopened meanwhile keeps all. */
@Component
class KeepingEnds implements TimerHandler {

    static final String REASON = "kept-long-enough";

    private final CaseErasure erasure;

    KeepingEnds(CaseErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public String name() {
        return Keeping.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        if (!hasEnded(firing.subject(), database)) {
            return;
        }
        var id = new CaseId(firing.subject());
        Stream.concat(firing.missed().stream(), Stream.of(firing.step())).forEach(step -> {
            if (step.equals(Keeping.PHOTOS)) {
                erasure.erasePhotos(id, Actor.SYSTEM, REASON);
            } else {
                erasure.erase(id, step, Actor.SYSTEM, REASON);
            }
        });
    }

    private static boolean hasEnded(UUID id, JdbcClient database) {
        return database.sql("select casework.has_ended(:id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
