package org.minqing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time of a process and, where asked, of all that it started, from the kernel's own accounting (Linux only). */
final class CpuMeter {

    private static final double MILLIS_PER_TICK = 10.0;

    private CpuMeter() {}

    /** Milliseconds of processor time that the process itself has used, its ended children not counted. */
    static double ofProcess(long pid) {
        return stat(pid).map(Stat::millis).orElse(0.0);
    }

    /** The same for a process and its living and reaped children: a postmaster with its backends. */
    static double ofFamily(long pid) {
        var reaped = stat(pid).map(Stat::reapedMillis).orElse(0.0);
        var children = 0.0;
        for (var other : everyProcess()) {
            children += stat(other)
                    .filter(stat -> stat.parent() == pid)
                    .map(Stat::millis)
                    .orElse(0.0);
        }
        return ofProcess(pid) + reaped + children;
    }

    private record Stat(long parent, double millis, double reapedMillis) {}

    /** Fields after the command's name in parentheses, see proc(5): 4 is the parent, 14–17 are the ticks. */
    private static Optional<Stat> stat(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            var own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            var reaped = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
            return Optional.of(new Stat(Long.parseLong(fields[1]), own * MILLIS_PER_TICK, reaped * MILLIS_PER_TICK));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static List<Long> everyProcess() {
        var pids = new ArrayList<Long>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .forEach(name -> pids.add(Long.parseLong(name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return pids;
    }
}
