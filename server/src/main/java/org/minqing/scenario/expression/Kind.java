package org.minqing.scenario.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What kind of value an answer has in expressions. */
public sealed interface Kind {

    /** A text, the code of a choice, a day or a time. */
    record Text() implements Kind {}

    /** A whole number. */
    record Whole() implements Kind {}

    /** A number with a fraction. */
    record Decimal() implements Kind {}

    /** Yes or no. */
    record Flag() implements Kind {}

    /** At most so many texts. */
    record Texts(int most) implements Kind {}

    /** At most so many rows of a repeating group, each with answers of its own. */
    record Rows(Map<String, Kind> fields, int most) implements Kind {
        public Rows {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    Kind TEXT = new Text();
    Kind WHOLE = new Whole();
    Kind DECIMAL = new Decimal();
    Kind FLAG = new Flag();
}
