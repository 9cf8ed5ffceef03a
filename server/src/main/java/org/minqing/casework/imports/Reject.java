package org.minqing.casework.imports;

/** A row that cannot be a case here. It holds no cell but the reference, because cells may hold words about people. */
public record Reject(long row, String reference, String code, String path) {}
