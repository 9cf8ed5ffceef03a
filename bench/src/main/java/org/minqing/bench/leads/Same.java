package org.minqing.bench.leads;

import java.util.List;

/**
 * The rows about the same as a row, itself included unless it may be one of its own.
 *
 * @param rows in the order in which equal ones stand: by the time of receipt, then by source and number
 * @param standing those of them that may stand for the others
 */
record Same(List<LeadNumber> rows, List<LeadNumber> standing) {

    Same {
        rows = List.copyOf(rows);
        standing = List.copyOf(standing);
    }

    static Same alone(LeadNumber lead) {
        return new Same(List.of(lead), List.of(lead));
    }

    /** Those that may stand and come before a row. */
    List<LeadNumber> standingBefore(LeadNumber lead) {
        return rows.subList(0, Math.max(0, rows.indexOf(lead))).stream()
                .filter(standing::contains)
                .toList();
    }
}
