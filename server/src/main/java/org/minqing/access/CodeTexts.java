package org.minqing.access;

/** A port: brings a code for signing in to a telephone. Whoever implements it keeps neither the number nor the code. */
public interface CodeTexts {

    /** Whether there is any way to a telephone; without one nobody signs in by it. */
    boolean open();

    /** Says whether the text went out. */
    boolean send(String telephone, String code);
}
