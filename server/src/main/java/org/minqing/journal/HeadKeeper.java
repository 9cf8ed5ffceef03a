package org.minqing.journal;

/**
 * A port for modules that keep a copy of a stream's head beside their own row (a case row does). When the journal enters
 * something by itself, such as an erasure, it tells every keeper first, in the same transaction and on the application
 * role's connection; the keeper updates its row where {@code id = stream} and {@code version} is the one before. A
 * stream that is not theirs is no concern of theirs.
 */
public interface HeadKeeper {

    void follow(Entry entry);
}
