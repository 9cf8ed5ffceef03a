package org.minqing.casework.imports;

/**
 * What an import did.
 *
 * @param skipped rows that were imported before
 * @param rejects the file that says why rows were rejected
 */
public record ImportReport(long read, long accepted, long rejected, long skipped, double seconds, String rejects) {}
