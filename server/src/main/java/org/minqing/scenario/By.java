package org.minqing.scenario;

/** Who may take an action. */
public sealed interface By {

    /** Anybody who is signed in, residents included. */
    record Anyone() implements By {}

    /** The person who reported the case. */
    record Reporter() implements By {}

    /** Whoever holds the post that the case is assigned to. */
    record Assignee() implements By {}

    /** Nobody: a clock takes it when its time has passed. */
    record Time() implements By {}

    /** Whoever holds a post of this role at this level that is responsible for the area of the case. */
    record Holder(String role, String level) implements By {}

    /** As written in a scenario file: {@code anyone}, {@code reporter}, {@code assignee}, {@code time} or {@code role@level}. */
    default String written() {
        return switch (this) {
            case Anyone() -> "anyone";
            case Reporter() -> "reporter";
            case Assignee() -> "assignee";
            case Time() -> "time";
            case Holder(var role, var level) -> role + "@" + level;
        };
    }
}
