package org.minqing.scenario;

/** Why a flow refuses a step; the words for people are under {@code refusal.<code>} in the module's messages. */
public enum Refusal {
    UNKNOWN_ACTION("unknown-action"),
    WRONG_STATE("wrong-state"),
    NOT_YOURS("not-yours"),
    NOT_TWICE("not-twice"),
    TOO_LATE("too-late"),
    UNDO_OVER("undo-over"),
    GUARD("guard"),
    SECOND_PERSON("second-person"),
    TASKS_OPEN("tasks-open"),
    CALLS_OPEN("calls-open"),
    TOO_MANY("too-many"),
    UNKNOWN_TASK("unknown-task"),
    TASK_SETTLED("task-settled");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
