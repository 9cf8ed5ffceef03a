package org.minqing.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Work that goes on for long: a large file is taken over, or everybody works at seven tenths of what is possible. */
final class LongDays {

    private static final String MAPPING = """
            source: drill-archive
            scenario: general-event
            reference: reference
            times:
              zone: UTC
              reported: reported
              ended: ended
            place:
              x: x
              y: y
              datum: WGS84
            fields:
              kind: {column: kind}
              severity: {column: severity}
              description: {column: description}
            """;

    private LongDays() {}

    /** Freshness is how far the slowest reader of the journal is behind, asked each second. */
    static Drill.Outcome importing(Drill.Course course) throws Exception {
        var rows = course.number("rows", 1_000_000);
        try (var scene = Scene.embedded(course, Map.of())) {
            scene.load().begin(course.number("clients", 6), 100);
            scene.warm(100);
            takenOver(scene, rows);
            return scene.ends();
        }
    }

    static void takenOver(Scene scene, int rows) throws Exception {
        var mapping = scene.site.folder().resolve("archive.yaml");
        var file = scene.site.folder().resolve("archive.csv");
        Files.writeString(mapping, MAPPING);
        write(file, rows);
        scene.load().millisOf(0.5);
        var ended = new CompletableFuture<Node.Ending>();
        Thread.ofVirtual().start(() -> imported(scene, mapping, file, ended));
        var behind = new ArrayList<Double>();
        while (!ended.isDone()) {
            Thread.sleep(1_000);
            behind.add(figure(scene, "minqing_journal_reader_lag_seconds"));
        }
        var ending = ended.get();
        scene.require(ending.code() == 0, "the import ended with " + ending.code());
        scene.figures.put("rows", rows);
        scene.figures.put("imported", ending.machine().lines().reduce("", (_, last) -> last));
        scene.figures.put("p95_ms_beside", scene.load().millisOf(0.95));
        scene.figures.put("behind_seconds_longest", Collections.max(behind));
    }

    private static void imported(Scene scene, Path mapping, Path file, CompletableFuture<Node.Ending> ended) {
        try {
            ended.complete(scene.site.command("import", "--mapping", mapping.toString(), "--file", file.toString()));
        } catch (IOException | InterruptedException failed) {
            ended.completeExceptionally(failed);
        }
    }

    private static void write(Path file, int rows) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("reference,reported,ended,x,y,kind,severity,description\n");
            for (var row = 0; row < rows; row++) {
                out.write(
                        "D%d,2024-0%d-%02dT08:00:00,2024-0%d-%02dT17:00:00,115.37,22.78,dirty-road,ordinary,第%d件。（演练）%n"
                                .formatted(row, 1 + row % 6, 1 + row % 28, 1 + row % 6, 1 + row % 28, row));
            }
        }
    }

    /**
     * By how much the second half may use more than the first; a server that began a minute ago still fills what it was given.
     *
     * @param memory all that the process takes, of which the heap is as large as it was ever needed
     * @param held what is left in the heap once it was collected: this tells a leak
     */
    record Growth(double memory, double held, double connections) {}

    /** The peak is found first; then memory, connections and lag are read while the load runs at seven tenths of it. */
    static Drill.Outcome soak(Drill.Course course) throws Exception {
        var clients = course.number("clients", 16);
        var seconds = course.number("seconds", 600);
        try (var scene = Scene.embedded(course, Map.of())) {
            scene.load().begin(clients, 0);
            scene.warm(1_000);
            soaked(scene, clients, seconds, new Growth(1.3, 1.15, 1.15));
            return scene.ends();
        }
    }

    static void soaked(Scene scene, int clients, int seconds, Growth most) throws Exception {
        scene.load().pause(0);
        scene.load().millisOf(0.5);
        var peak = rate(scene, Math.max(3, seconds / 20));
        slowDown(scene, clients, 0.7 * peak);
        var held = new ArrayList<Double>();
        var memory = new ArrayList<Double>();
        var connections = new ArrayList<Double>();
        var behind = new ArrayList<Double>();
        var before = scene.history.acknowledged();
        for (var second = 0; second < seconds; second++) {
            Thread.sleep(1_000);
            memory.add(megabytes(scene.site.node(0).pid()));
            if (second == seconds / 4 || second == seconds - 1) {
                held.add(held(scene));
            }
            connections.add((double) connections(scene));
            behind.add(figure(scene, "minqing_journal_reader_lag_seconds"));
        }
        scene.figures.put("peak_per_second", Math.round(peak));
        scene.figures.put("soaked_per_second", (scene.history.acknowledged() - before) / seconds);
        scene.figures.put("p95_ms", scene.load().millisOf(0.95));
        var half = seconds / 2;
        flat(scene, "memory_mb", memory.subList(half / 2, half), memory.subList(half, seconds), most.memory());
        flat(scene, "held_mb", held.subList(0, 1), held.subList(1, 2), most.held());
        flat(
                scene,
                "connections",
                connections.subList(0, half),
                connections.subList(half, seconds),
                most.connections());
        scene.figures.put("behind_seconds_longest", Collections.max(behind));
        scene.require(Collections.max(behind) < 10, "readers fell behind");
    }

    /** The clients rest between two commands so that all together come to a rate; a server with less to do answers sooner. */
    private static void slowDown(Scene scene, int clients, double wanted) throws InterruptedException {
        var pause = 0.0;
        for (var round = 0; round < 3; round++) {
            pause = Math.max(1, pause + clients * 1_000 * (1 / wanted - 1 / rate(scene, 2)));
            scene.load().pause(Math.round(pause));
        }
    }

    private static void flat(Scene scene, String what, List<Double> early, List<Double> late, double most) {
        var before = Collections.max(early);
        var after = Collections.max(late);
        scene.figures.put(what + "_highest_early", before);
        scene.figures.put(what + "_highest_late", after);
        scene.require(after <= before * most, what + " grew from " + before + " to " + after);
    }

    private static double rate(Scene scene, int seconds) throws InterruptedException {
        var before = scene.history.acknowledged();
        Thread.sleep(1_000L * seconds);
        return (scene.history.acknowledged() - before) / (double) seconds;
    }

    private static int connections(Scene scene) throws Exception {
        try (var session = scene.site.connect();
                var statement = session.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name like 'minqing %'")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** What the heap of the server holds after it was collected, in megabytes, without what has come since. */
    private static double held(Scene scene) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var ended = new ProcessBuilder(jcmd, Long.toString(scene.site.node(0).pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        scene.require(ended == 0, "the heap could not be collected: " + ended);
        return Math.round(figure(scene, "jvm_memory_used_bytes{area=\"heap\",id=\"PS Old Gen\"}") / 1_048_576);
    }

    /** 0 where the machine does not tell. */
    private static double megabytes(long pid) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        return (Files.exists(status) ? Files.readAllLines(status) : List.<String>of())
                .stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
                        .map(Math::round)
                        .findFirst()
                        .orElse(0);
    }

    /** The highest of the values that the server tells under this name. */
    private static double figure(Scene scene, String name) throws IOException {
        return new Web()
                .text(scene.url(), "/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(0);
    }
}
