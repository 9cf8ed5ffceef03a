package org.minqing.database;

/** The surroundings do not allow a start; the message is one sentence for the operator, the program ends with code 3. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
