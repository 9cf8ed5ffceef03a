package org.minqing.edge;

/** One condition under which the server can do its work. It answers quickly and never throws. */
interface Readiness {

    /** What is missing when it does not hold. */
    String name();

    boolean holds();
}
