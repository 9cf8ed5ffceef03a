package org.minqing.casework.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.minqing.area.City;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.casework.Tellings;
import org.minqing.scenario.Scenarios;
import org.springframework.stereotype.Service;

/** Imports the rows of a source as cases that are over, or still open, elsewhere, or as reports that are open here. */
@Service
public class Imports {

    private final City city;
    private final Scenarios scenarios;
    private final EarlierImports earlier;
    private final Tellings tellings;
    private final InstantSource clock;

    /** The mapping does not fit; nothing was read. */
    public static final class MappingFaults extends RuntimeException {

        private final transient List<Fault> faults;

        MappingFaults(List<Fault> faults) {
            super("The mapping has faults", null, false, false);
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    Imports(City city, Scenarios scenarios, EarlierImports earlier, Tellings tellings, InstantSource clock) {
        this.city = city;
        this.scenarios = scenarios;
        this.earlier = earlier;
        this.tellings = tellings;
        this.clock = clock;
    }

    /** Reads {@code file} as {@code mapping} (a text in YAML) says; what cannot be a case goes into {@code rejects}. */
    public ImportReport run(String mapping, Path file, Path rejects) {
        return run(mapping, Map.of(), file, rejects);
    }

    /** The same with a mapping that leaves some fields to whoever imports: {@code given}, by field. */
    public ImportReport run(String mapping, Map<String, String> given, Path file, Path rejects) {
        var begun = System.nanoTime();
        var read = mapping(mapping, given);
        try (var source = SourceFile.open(file);
                var rejected = new RejectFile(rejects)) {
            var missing = source.hasNext() ? source.missing(read.columns()) : List.<String>of();
            if (!missing.isEmpty()) {
                throw new MappingFaults(missing.stream().map(Imports::unknown).toList());
            }
            var scenario = scenarios.current(read.scenario()).orElseThrow();
            var run = new ImportRun(new RowMapper(read, scenario, city), earlier, tellings, clock, rejected);
            run.over(source);
            var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
            return new ImportReport(
                    run.read(), run.accepted(), rejected.count(), run.skipped(), seconds, rejects.toString());
        }
    }

    private Mapping mapping(String text, Map<String, String> given) {
        var faults = new Faults();
        var document = Document.read("mapping.yaml", text, faults);
        var mapping = document.map(found -> new MappingReader(found, given, faults).read(scenarios));
        if (mapping.isEmpty() || !faults.isEmpty()) {
            throw new MappingFaults(faults.all());
        }
        return mapping.get();
    }

    private static Fault unknown(String column) {
        var message = "The source has no column “" + column + "”";
        return new Fault("mapping.column", "mapping.yaml", 0, column, message, "Correct the mapping or the file");
    }
}
