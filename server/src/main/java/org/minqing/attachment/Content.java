package org.minqing.attachment;

/** A photo's content, and what it is. */
public record Content(String type, byte[] bytes) {}
