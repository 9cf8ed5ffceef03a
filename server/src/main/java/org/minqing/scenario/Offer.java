package org.minqing.scenario;

/** What somebody can do with a case now, and what is expected next but not open to them. */
public sealed interface Offer {

    Action action();

    /** The action may be taken, with its form. */
    record Allowed(Action action) implements Offer {}

    /** The next step of the main line, which this person may not take, and why. */
    record Withheld(Action action, Refusal why) implements Offer {}
}
