package org.minqing.attachment;

/** A photo that was taken in: its hash is its name, the type was sniffed, the size is that of the cleaned content. */
public record StoredFile(String hash, String type, int size) {}
