package org.minqing.area;

/**
 * One thing that is wrong with a file of the city folder.
 *
 * @param code stable, such as {@code division.parent-unknown}
 * @param file relative to the folder
 * @param line from 1, or 0 when the whole file is meant
 * @param path where inside the file: a JSON pointer for YAML and JSON, a column for CSV, empty for the whole file
 * @param message what is wrong, with the value that is
 * @param fix what to do about it
 */
public record Fault(String code, String file, int line, String path, String message, String fix) {

    private static final int LONGEST = 300;

    public Fault {
        message = shortened(message);
        fix = shortened(fix);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
