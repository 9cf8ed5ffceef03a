package org.minqing.kernel;

/**
 * A kind of failure that a caller may meet. Each module lists its own as an enum; the code is stable for ever, the words
 * come from the message files under {@code problem.<code>} and {@code problem.<code>.next}.
 */
public interface Problem {

    /** The stable code, such as {@code case.changed}. */
    String code();

    /** The HTTP status that the edge answers with. */
    int status();
}
