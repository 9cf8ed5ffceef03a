package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs initdb and pg_ctl. PostgreSQL refuses to run as root; root therefore runs it in a user namespace of its own, where
 * it is nobody, or else as the user nobody.
 */
final class Programs {

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Path binaries;
    private final List<String> prefix;

    Programs(Path binaries) {
        this.binaries = binaries;
        this.prefix = prefix();
    }

    /** What a program said and how it ended. */
    record Result(int code, String words) {
        boolean failed() {
            return code != 0;
        }
    }

    /** True when the files of PostgreSQL must belong to the user nobody. */
    boolean runsAsNobody() {
        return prefix.equals(NOBODY);
    }

    Result run(String program, List<String> arguments) {
        return run(program, arguments, PATIENCE);
    }

    /** With the patience that the work needs, such as a recovery from a long write-ahead log. */
    Result run(String program, List<String> arguments, Duration patience) {
        var command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return execute(command, patience);
    }

    /** Gives a folder to the user that PostgreSQL runs as. */
    void handOver(Path folder) {
        if (runsAsNobody()) {
            execute(List.of("chown", "-R", "65534:65534", folder.toString()), PATIENCE);
        }
    }

    private static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        if (works(NOBODY)) {
            LOG.info("User namespaces are not available; PostgreSQL runs as the user nobody");
            return NOBODY;
        }
        throw new StartRefused("PostgreSQL does not run as root, and neither unshare nor setpriv works here. "
                + "Start Minqing as an ordinary user, or use MINQING_DB_URL.");
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return !execute(command, PATIENCE).failed();
        } catch (UncheckedIOException absent) {
            return false;
        }
    }

    /** The words go through a file: a server that is started would keep a pipe open for as long as it lives. */
    private static Result execute(List<String> command, Duration patience) {
        try {
            var words = Files.createTempFile("minqing-", ".out");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(words.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .start();
                if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Result(-1, "no answer within " + patience.toMinutes() + " minutes");
                }
                return new Result(process.exitValue(), Files.readString(words).strip());
            } finally {
                Files.deleteIfExists(words);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Result(-1, "interrupted");
        }
    }
}
