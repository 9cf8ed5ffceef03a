package org.minqing.edge;

import java.io.IOException;

/** Thrown while reading a body that has grown over its limit without having said so. */
final class BodyTooLarge extends IOException {

    BodyTooLarge() {
        super("The body is larger than it may be.");
    }
}
