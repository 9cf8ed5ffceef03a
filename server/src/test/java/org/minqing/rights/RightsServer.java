package org.minqing.rights;

import org.minqing.TestServer;

/** One server for all tests of this package: they lock names, tire sessions out and change roles, which others need not feel. */
final class RightsServer {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    private RightsServer() {}

    static TestServer shared() {
        return SERVER;
    }

    /** The things of the matrix, made once. */
    static Things things() {
        return Made.THINGS;
    }

    private static final class Made {
        static final Things THINGS = new Things(SERVER);
    }
}
