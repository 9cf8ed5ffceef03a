package org.minqing.journal;

/** A sealed part or a wrapped key that does not open: altered, moved, or its wrapping key was destroyed. */
public final class SealBroken extends RuntimeException {

    SealBroken(String message) {
        super(message);
    }

    SealBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
