package org.minqing.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.deadline.oracle.Comparison;
import org.minqing.deadline.oracle.Oracle;

/** Holds the function of due times against a file of requests for which a city wrote its own. */
final class DeadlineOracleCommand implements Command {

    @Override
    public String name() {
        return "deadline-oracle";
    }

    @Override
    public String usage() {
        return """
                deadline-oracle --city DIR --file FILE [--find true]
                Works out when each request of FILE was due from its opening time and type alone, by calendar.yaml and the
                limits of the city folder DIR, and compares that with what the city wrote. A JSON line for each type with
                rows that differ, the last line has the sums. With --find true it first finds the limits anew.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var options = Options.of(arguments, Set.of("city", "file", "find")).onlyNamed();
        var file = Path.of(options.required("file"));
        if (!Files.isRegularFile(file)) {
            throw new WrongUse("There is no file " + file + ".");
        }
        var oracle = CityFolder.open(Path.of(options.required("city")), new Faults())
                .flatMap(Oracle::of)
                .orElseThrow(() -> new WrongUse("This city folder has no oracle.yaml."));
        if (options.value("find").filter("true"::equals).isPresent()) {
            console.say("Written: " + oracle.find(file));
        }
        var comparison = oracle.compare(file);
        comparison.types().stream().filter(type -> type.apart() > 0).forEach(console::line);
        console.line(sums(comparison));
        return Exit.OK;
    }

    private static Map<String, Object> sums(Comparison comparison) {
        var sums = new LinkedHashMap<String, Object>();
        sums.put("rows", comparison.rows());
        sums.put("one", sums(comparison.one()));
        sums.put("dated", sums(comparison.dated()));
        return sums;
    }

    private static Map<String, Object> sums(Comparison.Agreement agreement) {
        var sums = new LinkedHashMap<String, Object>();
        sums.put("same_minute", agreement.sameMinute());
        sums.put("under_60_seconds", agreement.underAMinute());
        sums.put("same_or_next_minute", agreement.withinAMinute());
        sums.put("with_status", agreement.withStatus());
        sums.put("same_status", agreement.sameStatus());
        return sums;
    }
}
