package org.minqing;

/** The first, third, fifth and so on of the browser tests. */
class BrowserFirstIT extends BrowserTests {

    BrowserFirstIT() {
        super("first");
    }
}
