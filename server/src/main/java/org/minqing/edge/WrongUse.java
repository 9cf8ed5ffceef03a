package org.minqing.edge;

/** The command was called wrongly; the message is a sentence for the one who typed it. */
final class WrongUse extends RuntimeException {

    WrongUse(String sentence) {
        super(sentence);
    }
}
