package org.minqing.scenario;

/** Where an action leads. */
public sealed interface Target {

    /** To a state of the flow. */
    record Fixed(String state) implements Target {}

    /** Nowhere: the case stays where it stands, in whichever of the action's states that is. */
    record Same() implements Target {}

    /** Back to the state that the case was in before it came to the present one. */
    record Back() implements Target {}
}
