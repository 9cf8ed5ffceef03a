package org.minqing.scenario;

/**
 * One thing that a case may be asked for. A field is sealed under its retention class unless it is {@code open}; an open
 * one goes into entries and lists as it is, so only codes, bounded numbers, flags and photo hashes may be open.
 */
public record Field(String id, Texts names, FieldType type, boolean open, String retention, Texts hint) {}
