package org.minqing.scenario;

/** A place in the flow. {@code forReporter} is what a resident reads there. */
public record State(String id, Kind kind, Texts names, Texts forReporter) {

    /** What a state means for lists, colours and figures. */
    public enum Kind {
        /** Reported, nobody has taken it up. */
        NEW,
        /** Somebody is working on it. */
        WORK,
        /** Somebody says it is done; another person is to look. */
        CHECK,
        /** It has its answer; rating, filing or reopening is left. */
        ANSWERED,
        /** Over; only reopening leads on. */
        END
    }

    public boolean isEnd() {
        return kind == Kind.END;
    }
}
