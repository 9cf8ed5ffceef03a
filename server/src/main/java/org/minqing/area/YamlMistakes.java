package org.minqing.area;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is wrong with a YAML text that cannot be read, in words for whoever wrote it. A parser says where it gave up and what it
 * had wanted; this looks at the lines themselves for what people do: tabs, full-width signs, quotation marks that stay open,
 * lines that stand in another column than their neighbours.
 */
final class YamlMistakes {

    private static final int MOST = 20;

    /** Longer lines are not looked at. */
    private static final int LONGEST = 10_000;

    private static final Pattern LINE = Pattern.compile(", line (\\d+), column");
    private static final Pattern KEY = Pattern.compile("(?:- +)*[\\p{L}\\p{N}_-]+:(?: .*|$)");
    private static final Pattern WIDE_KEY = Pattern.compile("(?:- +)*[a-zA-Z0-9_-]+：.*");
    private static final Pattern WIDE_COMMA = Pattern.compile("，\\s{0,3}[a-z-]{1,20}:");
    private static final Pattern FORBIDDEN =
            Pattern.compile("found character '?(.).*cannot start any token", Pattern.DOTALL);

    private final List<String> lines;
    private final String told;

    /** Where the parser gave up. */
    private final int line;

    /** Where that began which it was reading then. */
    private final int first;

    private final Faults.InFile faults;

    /**
     * @param told what the parser said, all of it
     * @param line where it gave up, from 1
     */
    private YamlMistakes(String text, String told, int line, Faults.InFile faults) {
        this.lines = text.isBlank() ? List.of("") : text.lines().toList();
        this.told = told;
        var named = LINE.matcher(told).results().map(found -> found.group(1)).toList();
        this.line = within(named.isEmpty() ? line : Long.parseLong(named.getLast()));
        this.first = within(named.isEmpty() ? line : Long.parseLong(named.getFirst()));
        this.faults = faults;
    }

    static void explain(String text, String told, int line, Faults.InFile faults) {
        new YamlMistakes(text, told, line, faults).explain();
    }

    private void explain() {
        if (signs() || openQuote()) {
            return;
        }
        var forbidden = FORBIDDEN.matcher(told);
        if (told.contains("mapping values are not allowed") || told.contains("could not find expected ':'")) {
            secondColon();
        } else if (told.contains("<block end>") || told.contains("'-' indicator")) {
            column(line);
        } else if (forbidden.find()) {
            say(
                    "yaml.sign",
                    line,
                    "No text can begin with “" + forbidden.group(1) + "”",
                    "Put the text in quotation marks: \"" + forbidden.group(1) + "…\"");
        } else if (told.contains("parsing a flow")) {
            say(
                    "yaml.bracket",
                    first,
                    "A bracket { or [ that is opened here is not closed, or a comma is missing in it",
                    "Close it, and put “, ” between its parts; a text with a comma or a colon stands in quotation marks");
        } else {
            say(
                    "yaml.unreadable",
                    line,
                    "The text cannot be read from this line on",
                    "Look at this line and the one before it: column, quotation marks, brackets");
        }
    }

    /** Tabs, and full-width signs where YAML wants its own; each such line is said. */
    private boolean signs() {
        var found = new ArrayList<Integer>();
        for (var at = 1; at <= lines.size() && found.size() < MOST; at++) {
            var words = content(at);
            if (lines.get(at - 1).substring(0, indent(at)).indexOf('\t') >= 0) {
                say(
                        "yaml.tab",
                        at,
                        "The line begins with a tab",
                        "Indent with blanks, two for each step; most editors can do that for the tab key");
                found.add(at);
            } else if (WIDE_KEY.matcher(words).matches()) {
                say(
                        "yaml.colon",
                        at,
                        "A full-width colon “：” stands after the key",
                        "Write a narrow colon and a blank: “" + words.substring(0, words.indexOf('：')) + ": …”");
                found.add(at);
            } else if (hasWideComma(words)) {
                say(
                        "yaml.comma",
                        at,
                        "A full-width comma “，” stands between two parts of {…}",
                        "Write a narrow comma and a blank; inside of a text put the text in quotation marks");
                found.add(at);
            }
        }
        return !found.isEmpty();
    }

    /** The last line up to here on which a quotation mark is opened and not closed, unless its text goes on below. */
    private boolean openQuote() {
        for (var at = line; at >= 1; at--) {
            var quote = open(content(at));
            if (quote != 0 && (at == lines.size() || startsAnew(content(at + 1)))) {
                say(
                        "yaml.quote",
                        at,
                        "A quotation mark " + quote + " is opened on this line and not closed",
                        "Close it where the text ends; within it write \\\" for a quotation mark");
                return true;
            }
        }
        return false;
    }

    /** One between quotation marks is part of a text. */
    private static boolean hasWideComma(String words) {
        return words.indexOf('{') >= 0
                && words.indexOf('"') < 0
                && words.indexOf('\'') < 0
                && WIDE_COMMA.matcher(words).find();
    }

    private static boolean startsAnew(String words) {
        return words.isEmpty() || words.startsWith("- ") || KEY.matcher(words).matches();
    }

    private void secondColon() {
        var before = line - 1;
        while (before > 0 && content(before).isEmpty()) {
            before--;
        }
        var isDeeper = before > 0 && indent(line) > indent(before);
        if (isDeeper && KEY.matcher(content(line)).matches() && !content(before).endsWith(":")) {
            column(line);
        } else if (content(line).indexOf(": ") != content(line).lastIndexOf(": ")) {
            say(
                    "yaml.text-colon",
                    line,
                    "The line has a second colon followed by a blank",
                    "Put a text with a colon in quotation marks: key: \"one: two\"");
        } else {
            column(line);
        }
    }

    private void column(int at) {
        say(
                "yaml.indent",
                at,
                "The line begins in column " + (indent(at) + 1) + ", which does not fit the line before it",
                "Begin each of the two in the same column as the lines that it belongs beside");
    }

    private int within(long at) {
        return Math.clamp(at, 1, Math.max(1, lines.size()));
    }

    private void say(String code, int at, String message, String fix) {
        faults.add(code, at, "", message, fix);
    }

    private int indent(int at) {
        var words = lines.get(at - 1);
        var column = 0;
        while (column < words.length() && (words.charAt(column) == ' ' || words.charAt(column) == '\t')) {
            column++;
        }
        return column;
    }

    /** The line without its indentation; nothing for a comment and for a line that is too long to be looked at. */
    private String content(int at) {
        var words = lines.get(at - 1).strip();
        return words.startsWith("#") || words.length() > LONGEST ? "" : words;
    }

    /** The quotation mark that is open at the end of a line, if one is. */
    private static char open(String words) {
        var quote = (char) 0;
        for (var at = 0; at < words.length(); at++) {
            var sign = words.charAt(at);
            if (quote == '"' && sign == '\\') {
                at++;
            } else if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if ((sign == '"' || sign == '\'') && begins(words, at)) {
                quote = sign;
            } else if (sign == '#' && at > 0 && words.charAt(at - 1) == ' ') {
                return quote;
            }
        }
        return quote;
    }

    /** A mark in the middle of a word, as in “don't”, opens nothing. */
    private static boolean begins(String words, int at) {
        return at == 0 || " {[,".indexOf(words.charAt(at - 1)) >= 0;
    }
}
