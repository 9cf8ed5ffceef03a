package org.minqing.journal;

import java.time.Duration;

/**
 * Work that comes round by itself: what is done, and how long after the last time. A module gives its own as a bean; they
 * begin when the journal is open and end before it closes. One that fails is tried the next time.
 */
public record Round(String name, Duration pause, Runnable work) {}
