package org.minqing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.bench.leads.LeadLists;
import org.minqing.bench.leads.Verdict;

/**
 * Three departments' lists of leads, invented from the city's own tree, placed by {@code ./minqing leads} as its user would,
 * from the start of the command to its end. The limit is what the command cannot do without: reading the city, and reading
 * the lists with the reader of the imports, in a program that is warm. What comes out is judged
 * row by row; a difference is counted and written down, and fails nothing. The folder stays, so that it can be looked at.
 */
final class LeadsBench {

    private static final int PATIENCE_MINUTES = 10;

    private final String city;
    private final int rows;
    private final int seed;
    private final int runs;
    private final Options options;

    LeadsBench(Options options) {
        this.options = options;
        city = options.text("city", System.getenv().getOrDefault("MINQING_CITY", "cities/shanwei"));
        rows = options.number("rows", 35_355);
        seed = options.number("seed", 1);
        runs = options.number("runs", 3);
    }

    Result run() throws Exception {
        var folder = folder();
        var lists = LeadLists.invented(City.of(opened()), rows, seed);
        lists.write(folder);
        var limit = readingOnly(folder);
        var seconds = middle(folder);
        var verdict = lists.judge(folder.resolve("routes.csv"), folder.resolve("differences.csv"));
        return result(verdict, seconds, limit).with("folder", folder.toString());
    }

    private Path folder() throws IOException {
        var named = options.text("out", "");
        return named.isEmpty()
                ? Files.createTempDirectory("minqing-leads")
                : Files.createDirectories(Path.of(named).toAbsolutePath());
    }

    private CityFolder opened() {
        var faults = new Faults();
        return CityFolder.open(Path.of(city), faults)
                .orElseThrow(() -> new IllegalArgumentException("That is no city folder: " + faults.all()));
    }

    private double readingOnly(Path folder) {
        var began = System.nanoTime();
        City.of(opened());
        if (LeadLists.readOnly(folder) != rows) {
            throw new IllegalStateException("The lists in " + folder + " do not have " + rows + " rows");
        }
        return since(began);
    }

    private double middle(Path folder) throws IOException, InterruptedException {
        var times = new double[runs];
        for (var run = 0; run < runs; run++) {
            var began = System.nanoTime();
            place(folder);
            times[run] = since(began);
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    private void place(Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./minqing", "leads", "--city", city));
        for (var file : LeadLists.files()) {
            command.addAll(List.of("--file", folder.resolve(file).toString()));
        }
        command.addAll(List.of("--out", folder.resolve("routes.csv").toString()));
        var process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IllegalStateException("./minqing leads did not come to a good end; the lists are in " + folder);
        }
    }

    private Result result(Verdict verdict, double seconds, double limit) {
        return new Result("leads", rows / seconds, "leads/s", rows, 1)
                .with("seconds", Math.round(seconds * 1_000) / 1_000.0)
                .withLimit(rows / limit)
                .with("as_truth", verdict.share(verdict.asTruth()))
                .with("wrongly_routed", verdict.wronglyRouted())
                .with("queued_without_need", verdict.queuedWithoutNeed())
                .with("other_queue", verdict.otherQueue())
                .with("other_rule", verdict.otherRule())
                .with("duplicates", verdict.duplicates())
                .with("queues", queues(verdict))
                .with("in_order", verdict.inOrder())
                .withErrors(verdict.wronglyRouted() + verdict.unanswered() + verdict.surplus());
    }

    private static Map<String, Double> queues(Verdict verdict) {
        var shares = new TreeMap<String, Double>();
        verdict.queues().forEach((rule, count) -> shares.put(rule, verdict.share(count)));
        return shares;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
