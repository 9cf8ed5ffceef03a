package org.minqing.database;

import java.util.regex.Pattern;

/**
 * A file of PostgreSQL's write-ahead log. The files of one time line follow each other without a hole.
 *
 * @param timeline which life of the cluster wrote it; each recovery begins a new one
 * @param number of the file since the log began, each {@link #BYTES} long
 */
public record LogFile(int timeline, long number) {

    /** As initdb makes it. */
    public static final int BYTES = 16 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[0-9A-F]{24}");

    /** The name has two numbers for the place, as if a file were 4 GB with 256 parts. */
    private static final int PARTS = 256;

    /** By its name in PostgreSQL; throws {@link IllegalArgumentException} for what is none. */
    public static LogFile named(String name) {
        if (!isOne(name)) {
            throw new IllegalArgumentException("No file of the write-ahead log: " + name);
        }
        var timeline = Integer.parseUnsignedInt(name, 0, 8, 16);
        return new LogFile(timeline, Long.parseLong(name, 8, 16, 16) * PARTS + Long.parseLong(name, 16, 24, 16));
    }

    /** Whether PostgreSQL would name a file of the log so. */
    public static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** The one that holds the byte at this position. */
    static LogFile at(int timeline, long position) {
        return new LogFile(timeline, position / BYTES);
    }

    /** A position in the log as a number, from the two that PostgreSQL writes with a slash between them. */
    static long position(String written) {
        var slash = written.indexOf('/');
        return (Long.parseLong(written, 0, slash, 16) << 32) + Long.parseLong(written, slash + 1, written.length(), 16);
    }

    /** The first position in it. */
    long begins() {
        return number * BYTES;
    }

    /** What comes after it, as long as the cluster lives on. */
    public LogFile next() {
        return new LogFile(timeline, number + 1);
    }

    /** As PostgreSQL names it. */
    public String name() {
        return "%08X%08X%08X".formatted(timeline, number / PARTS, number % PARTS);
    }
}
