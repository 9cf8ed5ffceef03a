package org.minqing.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.minqing.scenario.Task.State;

/** What can be done to a task, and where it stands afterwards. */
public enum TaskDeed {
    RECEIVE(State.RECEIVED, Set.of(State.ASKED)),
    ANSWER(State.ANSWERED, Set.of(State.ASKED, State.RECEIVED)),
    DECLINE(State.DECLINED, Set.of(State.ASKED, State.RECEIVED)),
    WITHDRAW(State.WITHDRAWN, Set.of(State.ASKED, State.RECEIVED, State.DECLINED));

    private final State to;
    private final Set<State> from;

    TaskDeed(State to, Set<State> from) {
        this.to = to;
        this.from = from;
    }

    public State to() {
        return to;
    }

    boolean isPossibleFrom(State state) {
        return from.contains(state);
    }

    /** As commands and stories name it. */
    public String code() {
        return Words.of(this);
    }

    public static Optional<TaskDeed> of(String code) {
        return Arrays.stream(values()).filter(deed -> deed.code().equals(code)).findFirst();
    }
}
