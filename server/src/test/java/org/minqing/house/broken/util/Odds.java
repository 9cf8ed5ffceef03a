package org.minqing.house.broken.util;

/** Breaks rules on purpose: in a drawer, three floors down, of a module that does not say what it uses. */
public record Odds(int ends) {}
