package org.minqing.bench;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./minqing bench NAME}: measures one thing and prints one line of JSON. */
public final class Bench {

    private static final String NAMES =
            "transition, lifecycle, surge, queries, locate, import, deadline, leads, publish, paint, desk";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        try {
            var options = Options.parse(arguments);
            var result = run(options);
            if (result == null) {
                System.err.println("There is no benchmark \"" + options.name() + "\". There are: " + NAMES + ".");
                System.exit(2);
                return;
            }
            System.out.println(new JsonMapper()
                    .writeValueAsString(result.with("commit", commit()).members()));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static @org.jspecify.annotations.Nullable Result run(Options options) throws Exception {
        return switch (options.name()) {
            case "transition" -> new TransitionBench(options, Clock.systemUTC()).run();
            case "lifecycle" -> new LifecycleBench(options, Clock.systemUTC()).run();
            case "surge" -> new SurgeBench(options, Clock.systemUTC()).run();
            case "queries" -> new QueriesBench(options, Clock.systemUTC()).run();
            case "locate" -> new LocateBench(options).run();
            case "import" -> new ImportBench(options).run();
            case "deadline" -> new DeadlineBench(options).run();
            case "leads" -> new LeadsBench(options).run();
            case "publish" -> new PublishBench(options).run();
            case "paint" -> new PageBench(options, Clock.systemUTC()).paint();
            case "desk" -> new PageBench(options, Clock.systemUTC()).desk();
            default -> null;
        };
    }

    /** The commit that was measured, with a mark when the tree had changes. */
    private static String commit() throws IOException, InterruptedException {
        var process = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? text.strip() : "unknown";
    }
}
