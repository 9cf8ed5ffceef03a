package org.minqing.deadline.oracle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.minqing.area.Document;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads the rows that have a target from a CSV file, also one compressed with gzip. Times in it are those of the city. */
final class Requests {

    private final Document settings;
    private final ZoneId zone;

    Requests(Document settings, ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    List<Request> read(Path file) {
        var requests = new ArrayList<Request>();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(stream(file))) {
            while (rows.hasNext()) {
                var row = rows.next();
                if (!cell(row, "target").isEmpty()) {
                    requests.add(request(row));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The file of requests cannot be read", failed);
        }
        return requests;
    }

    private Request request(Map<String, String> row) {
        var closed = cell(row, "closed");
        var status = cell(row, "status");
        return new Request(
                cell(row, "type"),
                instant(cell(row, "open")),
                instant(cell(row, "target")),
                closed.isEmpty() ? Optional.empty() : Optional.of(instant(closed)),
                onTime(status));
    }

    private Optional<Boolean> onTime(String status) {
        if (status.equals(settings.at("/statuses/on-time").asString(""))) {
            return Optional.of(true);
        }
        return status.equals(settings.at("/statuses/overdue").asString("")) ? Optional.of(false) : Optional.empty();
    }

    private String cell(Map<String, String> row, String meaning) {
        return row.getOrDefault(settings.at("/columns/" + meaning).asString(""), "");
    }

    private Instant instant(String text) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static InputStream stream(Path file) throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream;
    }
}
