package org.minqing.edge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minqing.area.CityFolder;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.leads.DeliveredFile;
import org.minqing.leads.QueueFile;
import org.minqing.leads.Route;
import org.minqing.leads.RouteFile;
import org.minqing.leads.Router;

/** Routes lists of leads with nothing but the city folder: no server, no database, and nothing is kept. */
final class LeadsCommand implements Command {

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public String usage() {
        return """
                leads --city DIR --file F [--file F…] [--placed F…] --out F [--queue F] [--cases F]
                Says of each row of the lists where it is to be checked, which earlier row says the same, or whose people
                place it by hand. --queue writes the rows that wait, with an empty column "area"; filled in, --placed takes it
                back. --cases writes the routed rows for `import`. Only their owner may read these files. Each fault is a JSON
                line with code, file, line, path, message and fix, and in words; the last line counts rows. What is right is
                routed anyway. Ends with 1 when there are faults.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var begun = System.nanoTime();
        var options = Options.of(arguments, Set.of("city", "file", "placed", "out", "queue", "cases"))
                .onlyNamed();
        options.required("file");
        var files = options.values("file").stream().map(Options::readable).toList();
        var placed = options.values("placed").stream().map(Options::readable).toList();
        var out = Path.of(options.required("out"));
        var city = Path.of(options.required("city"));
        var faults = new Faults();
        var folder = CityFolder.open(city, faults);
        var router = folder.flatMap(open -> Router.of(open, faults));
        var languages = folder.map(open -> open.settings().languages()).orElse(List.of());
        if (router.isEmpty()) {
            say(faults, languages, console);
            return Exit.FINDINGS;
        }
        var routing = router.get().route(files, placed, faults);
        RouteFile.write(out, routing);
        options.value("queue").ifPresent(file -> QueueFile.write(Path.of(file), routing));
        options.value("cases").ifPresent(file -> DeliveredFile.write(Path.of(file), routing));
        say(faults, languages, console);
        console.line(summary(routing.routes(), faults, begun));
        return faults.isEmpty() ? Exit.OK : Exit.FINDINGS;
    }

    private static void say(Faults faults, List<String> languages, Console console) {
        var words = new ProblemWords();
        for (var fault : faults.all()) {
            console.line(fault);
            languages.forEach(language -> console.say(sentence(fault, words, Locale.forLanguageTag(language))));
        }
    }

    private static String sentence(Fault fault, ProblemWords words, Locale language) {
        return fault.file() + ":" + fault.line() + " "
                + words.ofFault(fault.code(), language).orElse(fault.message()) + " "
                + words.nextOfFault(fault.code(), language).orElse(fault.fix());
    }

    private static Map<String, Object> summary(List<Route> routes, Faults faults, long begun) {
        var outcomes = new LinkedHashMap<String, Integer>();
        List.of("routed", "duplicate", "queue").forEach(outcome -> outcomes.put(outcome, 0));
        var rules = new TreeMap<String, Integer>();
        for (var route : routes) {
            switch (route) {
                case Route.Placed placed -> {
                    var rule = placed.placement().rule();
                    outcomes.merge(rule.routes() ? "routed" : "queue", 1, Integer::sum);
                    rules.merge(rule.code(), 1, Integer::sum);
                }
                case Route.Duplicate _ -> outcomes.merge("duplicate", 1, Integer::sum);
            }
        }
        var summary = new LinkedHashMap<String, Object>();
        summary.put("rows", routes.size());
        summary.putAll(outcomes);
        summary.put("rules", rules);
        summary.put("faults", faults.all().size());
        summary.put("seconds", Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
        return summary;
    }
}
