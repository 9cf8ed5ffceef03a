package org.minqing.scenario;

/** A part of a form with a heading of its own. */
public record Section(String id, Texts names) {}
