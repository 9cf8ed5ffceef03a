package org.minqing;

/** The second, fourth, sixth and so on of the browser tests. */
class BrowserSecondIT extends BrowserTests {

    BrowserSecondIT() {
        super("second");
    }
}
