package org.minqing.casework.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** A CSV file (RFC 4180, UTF-8, a header, cells may hold line breaks), also compressed with gzip; read row by row. */
final class SourceFile implements AutoCloseable {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.SKIP_EMPTY_LINES).build();

    private final MappingIterator<Map<String, String>> rows;
    private long number;

    private SourceFile(MappingIterator<Map<String, String>> rows) {
        this.rows = rows;
    }

    static SourceFile open(Path file) {
        try {
            return new SourceFile(CSV.readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(stream(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException("The source file cannot be read", failed);
        }
    }

    private static InputStream stream(Path file) throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream;
    }

    boolean hasNext() {
        return rows.hasNext();
    }

    SourceRow next() {
        return new SourceRow(++number, rows.next());
    }

    /** Those of the columns that the header does not have. */
    List<String> missing(Iterable<String> columns) {
        var missing = new ArrayList<String>();
        var schema = (CsvSchema) rows.parserSchema();
        columns.forEach(column -> {
            if (schema.column(column) == null) {
                missing.add(column);
            }
        });
        return missing;
    }

    @Override
    public void close() {
        rows.close();
    }
}
