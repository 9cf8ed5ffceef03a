package org.minqing.casework;

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
    private final CaseStreams streams;

    KeepingEnds(CaseErasure erasure, CaseStreams streams) {
        this.erasure = erasure;
        this.streams = streams;
    }

    @Override
    public String name() {
        return Keeping.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var id = new CaseId(firing.subject());
        if (streams.one(id).filter(file -> file.standing().endedAt() != null).isEmpty()) {
            return;
        }
        Stream.concat(firing.missed().stream(), Stream.of(firing.step())).forEach(step -> {
            if (step.equals(Keeping.THE_REST)) {
                erasure.erase(id, Actor.SYSTEM, REASON);
            } else {
                erasure.erase(id, step, Actor.SYSTEM, REASON);
            }
        });
    }
}
