package org.minqing.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./minqing drill [CHAPTER…]}: plays bad days and writes what came of them to {@code docs/drill-results.json}. */
public final class Drill {

    private static final String USAGE = """
            drill [CHAPTER...] [--rounds N] [--seconds N] [--rows N] [--streams N] [--clients N] [--seed N]
            Plays the chapters, or all of them, each on a folder of its own, prints a line of JSON for each, and writes them to
            docs/drill-results.json. Exit code 1: something was lost, doubled, unclear or did not come back by itself.
            Chapters:\s""";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper LINE = new JsonMapper();

    private Drill() {}

    /** How a chapter is to be played: where the project is, by which clock and chance, and its numbers. */
    record Course(Path root, Clock clock, long seed, Random random, Map<String, Integer> numbers) {

        static Course of(Path root, Clock clock, long seed, Map<String, Integer> numbers) {
            return new Course(root, clock, seed, new Random(seed), Map.copyOf(numbers));
        }

        int number(String option, int otherwise) {
            return numbers.getOrDefault(option, otherwise);
        }
    }

    /** What came of a chapter. One that this machine does not allow says why, and neither passes nor fails. */
    record Outcome(List<String> faults, String blocked, Map<String, Object> figures) {

        static Outcome blocked(String why) {
            return new Outcome(List.of(), why, Map.of());
        }

        String word() {
            return blocked.isEmpty() ? (faults.isEmpty() ? "passed" : "failed") : "blocked";
        }
    }

    /** One bad day. */
    @FunctionalInterface
    interface Chapter {
        Outcome play(Course course) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var numbers = new HashMap<String, Integer>();
        var wanted = new ArrayList<String>();
        try {
            for (var index = 0; index < arguments.length; index++) {
                if (arguments[index].startsWith("--") && index + 1 < arguments.length) {
                    numbers.put(arguments[index].substring(2), Integer.parseInt(arguments[++index]));
                } else {
                    wanted.add(arguments[index]);
                }
            }
        } catch (NumberFormatException noNumber) {
            wanted.add("--help");
        }
        var chapters = Chapters.all();
        if (!chapters.keySet().containsAll(wanted)) {
            System.err.println(USAGE + String.join(", ", chapters.keySet()));
            System.exit(wanted.contains("--help") ? 0 : 2);
        }
        var clock = Clock.systemUTC();
        var seed = numbers.getOrDefault("seed", (int) (clock.millis() % 1_000_000_007));
        var course = Course.of(Path.of("").toAbsolutePath(), clock, seed, numbers);
        System.exit(play(course, wanted.isEmpty() ? List.copyOf(chapters.keySet()) : wanted) ? 0 : 1);
    }

    private static boolean play(Course course, List<String> names) throws Exception {
        var passed = true;
        for (var name : names) {
            var chapter = Chapters.all().get(name);
            if (chapter == null) {
                throw new IllegalArgumentException(name);
            }
            var began = System.nanoTime();
            var outcome = chapter.play(course);
            var line = told(course, name, outcome, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            System.out.println(LINE.writeValueAsString(line));
            write(course.root().resolve("docs/drill-results.json"), name, line);
            passed &= outcome.faults().isEmpty();
        }
        return passed;
    }

    private static Map<String, Object> told(Course course, String name, Outcome outcome, long seconds)
            throws IOException, InterruptedException {
        var line = new LinkedHashMap<String, Object>();
        line.put("chapter", name);
        line.put("outcome", outcome.word());
        line.put("date", course.clock().instant().toString());
        line.put("commit", commit(course.root()));
        line.put("machine", machine());
        line.put("seed", course.seed());
        line.put("options", new TreeMap<>(course.numbers()));
        line.put("seconds", seconds);
        if (!outcome.blocked().isEmpty()) {
            line.put("blocked", outcome.blocked());
        }
        line.put("figures", outcome.figures());
        line.put("faults", outcome.faults());
        return line;
    }

    /** One chapter replaces what stood of it; the others stay, each with its own date and commit. */
    private static void write(Path file, String name, Map<String, Object> line) throws IOException {
        Map<String, Object> all = new TreeMap<>();
        if (Files.exists(file)) {
            JSON.readTree(Files.readString(file))
                    .properties()
                    .forEach(chapter -> all.put(chapter.getKey(), chapter.getValue()));
        }
        all.put(name, line);
        Files.writeString(file, JSON.writeValueAsString(all) + "\n");
    }

    private static String machine() throws IOException {
        var memory = Path.of("/proc/meminfo");
        var kilobytes =
                Files.exists(memory) ? Files.readAllLines(memory).getFirst().replaceAll("\\D", "") : "0";
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + Long.parseLong(kilobytes) / 1_048_576
                + " GB";
    }

    /** The commit that was tried, with a mark when anything but these results differed from it. */
    private static String commit(Path root) throws IOException, InterruptedException {
        var head = git(root, "rev-parse", "--short=12", "HEAD");
        var changes = git(root, "status", "--porcelain", "--", ".", ":!docs/drill-results.json");
        return head.isEmpty() ? "unknown" : head + (changes.isEmpty() ? "" : "-dirty");
    }

    private static String git(Path root, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? text.strip() : "";
    }
}
