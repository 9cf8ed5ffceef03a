package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a field may hold. Free text has no open form: a type that could name a person is always sealed. */
public sealed interface FieldType {

    /**
     * Free text of at most so many characters (code points).
     *
     * @param scan whether it stands as a code on the place or thing, from where a phone may read it
     */
    record Text(int longest, boolean scan) implements FieldType {

        /** Text that is only written. */
        public Text(int longest) {
            this(longest, false);
        }

        /**
         * Something is written and no NUL is in it; as a regular expression that Java and browsers read alike, with the
         * blanks listed because their own ideas of them differ.
         */
        public static final String WRITTEN = "^[^\\u0000]*[^\\u0000\\u0009-\\u000d\\u001c-\\u0020\\u0085\\u00a0\\u1680"
                + "\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000][^\\u0000]*$";
    }

    /** One code of a list or of a tree; only leaves can be chosen. */
    record Choice(List<Option> options, Map<String, Option> leaves) implements FieldType {
        public Choice {
            options = List.copyOf(options);
            leaves = Collections.unmodifiableMap(new LinkedHashMap<>(leaves));
        }

        /** The leaves are the options that can be chosen, by code, in the order of the file. */
        public static Choice of(List<Option> options) {
            var leaves = new LinkedHashMap<String, Option>();
            options.forEach(option -> option.collectLeaves(leaves));
            return new Choice(options, leaves);
        }
    }

    /** A whole number between two bounds, both included. */
    record WholeNumber(long least, long most) implements FieldType {}

    /** Yes or no. */
    record Flag() implements FieldType {}

    /** A calendar day, written as {@code 2026-11-23}. */
    record Day() implements FieldType {}

    /** A number with at most so many places after the point. */
    record Decimal(long least, long most, int places) implements FieldType {}

    /** A time of day, written as {@code 08:30}. */
    record Time() implements FieldType {}

    /** Between so many rows, each with answers to the same small form. */
    record Group(Form form, int fewest, int most) implements FieldType {}

    /** Between so many photos, each named by the hash that the upload answered. */
    record Photos(int fewest, int most) implements FieldType {}

    /**
     * A choice, or a group of choices when {@code under} is not empty.
     *
     * @param department the department that a case with this choice is with, if the choice says so
     */
    record Option(String code, Texts names, Optional<String> department, List<Option> under) {
        public Option {
            under = List.copyOf(under);
        }

        private void collectLeaves(Map<String, Option> found) {
            if (under.isEmpty()) {
                found.put(code, this);
            }
            under.forEach(option -> option.collectLeaves(found));
        }
    }
}
