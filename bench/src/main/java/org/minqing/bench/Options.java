package org.minqing.bench;

import java.util.HashMap;
import java.util.Map;

/** What was asked for on the command line: {@code NAME [--cases N] [--clients N] [--file F]}. */
record Options(String name, Map<String, String> values) {

    static Options parse(String[] arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("--") || arguments.length % 2 == 0) {
            throw new IllegalArgumentException("bench NAME [--cases N] [--clients N]");
        }
        var values = new HashMap<String, String>();
        for (var index = 1; index < arguments.length; index += 2) {
            if (!arguments[index].startsWith("--")) {
                throw new IllegalArgumentException("Not an option: " + arguments[index]);
            }
            values.put(arguments[index].substring(2), arguments[index + 1]);
        }
        return new Options(arguments[0], Map.copyOf(values));
    }

    int number(String option, int otherwise) {
        var text = values.get(option);
        if (text == null) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException words) {
            throw new IllegalArgumentException("--" + option + " takes a number above zero, not " + text, words);
        }
        throw new IllegalArgumentException("--" + option + " takes a number above zero, not " + text);
    }

    String text(String option, String otherwise) {
        return values.getOrDefault(option, otherwise);
    }
}
