package org.minqing.scenario.table;

/** Which row answers when several fit. */
public enum HitPolicy {
    /** At most one row may ever fit; two that could are a fault of the table. */
    UNIQUE,
    /** The first that fits, from the top. */
    FIRST
}
