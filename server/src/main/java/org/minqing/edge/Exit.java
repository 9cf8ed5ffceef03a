package org.minqing.edge;

/** The exit codes of the contract. */
final class Exit {

    static final int OK = 0;
    static final int FINDINGS = 1;
    static final int WRONG_USE = 2;
    static final int ENVIRONMENT = 3;

    private Exit() {}
}
