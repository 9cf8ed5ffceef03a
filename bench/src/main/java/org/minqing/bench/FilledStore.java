package org.minqing.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.area.Point;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data folder that holds many cases: an invented file of an older system, with the reports of three years, taken over
 * by the real import. It is deleted afterwards, unless {@code --store DIR} names a folder: that one is filled if it is
 * new, and stays as the measurement has left it, for the next one. All but the last few are over, as in any archive; the open ones are minutes old, so that no
 * reminder is due while something else is measured.
 */
final class FilledStore implements AutoCloseable {

    private static final String CITY = "cities/shanwei";
    private static final int PLACES = 4_096;
    private static final int OPEN = 2_000;
    private static final int MOST_DAYS = 3 * 365;
    private static final List<String> KINDS =
            List.of("exposed-waste", "piled-debris", "dirty-road", "dirty-water", "untidy-green", "illegal-leaflets");

    private static final String MAPPING = """
            source: bench-archive
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

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final boolean passing;
    private final Filled filled;

    private FilledStore(Path folder, boolean passing, Filled filled) {
        this.folder = folder;
        this.passing = passing;
        this.filled = filled;
    }

    /** How many cases came in, and how long that took. */
    record Filled(int cases, double seconds) {}

    /** A store with {@code --cases}, or that of {@code --store} with as many as it was filled with. */
    static FilledStore of(Options options, int otherwise, Clock clock) throws Exception {
        var named = options.text("store", "");
        var folder = named.isEmpty() ? Files.createTempDirectory("minqing-bench") : Path.of(named);
        Files.createDirectories(folder);
        var note = folder.resolve("filled.json");
        if (Files.exists(note)) {
            return new FilledStore(folder, false, JSON.readValue(note, Filled.class));
        }
        var filled = fill(folder, options.number("cases", otherwise), clock);
        JSON.writeValue(note, filled);
        return new FilledStore(folder, named.isEmpty(), filled);
    }

    Path folder() {
        return folder;
    }

    Filled filled() {
        return filled;
    }

    /** Whether it is there for the next run, too. */
    boolean stays() {
        return !passing;
    }

    @Override
    public void close() throws IOException {
        if (passing) {
            Folders.delete(folder);
        }
    }

    private static Filled fill(Path folder, int cases, Clock clock) throws Exception {
        var file = folder.resolve("archive.csv");
        var mapping = folder.resolve("archive.yaml");
        Files.writeString(mapping, MAPPING);
        write(file, cases, clock);
        var last = ImportBench.imported(folder.resolve("data"), CITY, mapping.toString(), file.toString());
        Files.delete(file);
        return new Filled(last.path("accepted").asInt(), last.path("seconds").asDouble());
    }

    private static void write(Path file, int cases, Clock clock) throws IOException {
        var random = new SplittableRandom(cases);
        var points = places(random);
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("reference,reported,ended,x,y,kind,severity,description\n");
            for (var number = 0; number < cases; number++) {
                var open = number >= cases - Math.min(OPEN, cases / 20);
                var reported = open
                        ? now.minusSeconds(random.nextLong(600))
                        : now.minusDays(20).minus(Duration.ofSeconds(random.nextLong(MOST_DAYS * 86_400L)));
                var ended = open
                        ? ""
                        : reported.plusMinutes(30 + random.nextLong(9 * 1_440)).toString();
                var point = points.get(random.nextInt(points.size()));
                row(out, number, reported, ended, point, random);
            }
        }
    }

    private static List<Point> places(SplittableRandom random) {
        var folder = CityFolder.open(Path.of(CITY), new Faults()).orElseThrow();
        var city = City.of(folder);
        var extent = Outlines.of(folder).extent();
        return Stream.generate(() -> new Point(
                        random.nextDouble(extent.getMinX(), extent.getMaxX()),
                        random.nextDouble(extent.getMinY(), extent.getMaxY())))
                .filter(place -> city.locate(place).isPresent())
                .limit(PLACES)
                .toList();
    }

    private static void row(
            BufferedWriter out, int number, LocalDateTime reported, String ended, Point point, SplittableRandom random)
            throws IOException {
        out.write("A%d,%s,%s,%f,%f,%s,ordinary,第%d件：路边堆着垃圾。（基准测试）%n"
                .formatted(
                        number,
                        reported,
                        ended,
                        point.x(),
                        point.y(),
                        KINDS.get(random.nextInt(KINDS.size())),
                        number));
    }
}
