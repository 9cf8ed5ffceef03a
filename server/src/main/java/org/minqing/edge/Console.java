package org.minqing.edge;

import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/** Where a command speaks: JSON lines for machines on one stream, words for people on the other. */
record Console(PrintStream machine, PrintStream people) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Console ofProcess() {
        return new Console(System.out, System.err);
    }

    /** One JSON object on a line of its own. */
    void line(Object object) {
        machine.println(JSON.writeValueAsString(object));
        machine.flush();
    }

    void say(String words) {
        people.println(words);
        people.flush();
    }
}
