package org.minqing.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.deadline.Clock;
import org.minqing.deadline.Deadlines;
import org.minqing.deadline.Extension;
import org.minqing.deadline.Pause;
import org.minqing.deadline.Rule;
import org.minqing.deadline.TimeLimit;
import org.minqing.deadline.TimePart;
import org.minqing.kernel.PostId;

/**
 * How long one due time with its explanation takes, in the city of {@code MINQING_CITY}: sixty working days with thirty
 * entries that touch the clock, of which the start is one, an extension one, and the others begin and end fourteen pauses.
 * What is counted is the processor time of the one thread that asks.
 *
 * <p>The limit is the same clock without pauses and extension.
 */
final class DeadlineBench {

    private static final int CASES = 2_000;
    private static final int PAUSES = 14;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 9;

    private final Deadlines deadlines;
    private final List<Clock> busy = new ArrayList<>();
    private final List<Clock> plain = new ArrayList<>();

    DeadlineBench(Options options) {
        var root = Path.of(options.text("city", System.getenv().getOrDefault("MINQING_CITY", "cities/shanwei")));
        var faults = new Faults();
        var folder = CityFolder.open(root, faults)
                .orElseThrow(() -> new IllegalArgumentException("That is no city folder: " + faults.all()));
        deadlines = new Deadlines(TimePart.calendar(folder));
        var random = new SplittableRandom(1);
        for (var count = 0; count < CASES; count++) {
            add(Instant.parse("2025-01-06T00:00:00Z").plusSeconds(random.nextInt(300 * 86_400)), random);
        }
    }

    private void add(Instant start, SplittableRandom random) {
        var pauses = new ArrayList<Pause>();
        for (var number = 0; number < PAUSES; number++) {
            var from = start.plus(Duration.ofDays(3L * number + 1)).plusSeconds(random.nextInt(86_400));
            pauses.add(new Pause(from, Optional.of(from.plusSeconds(random.nextInt(40 * 3_600))), "appraisal"));
        }
        var granted = start.plus(Duration.ofDays(20));
        var extension = new Extension(20, granted, new PostId(new UUID(1, count())), 1, Optional.of(granted));
        busy.add(new Clock(rule(), start, pauses, List.of(extension)));
        plain.add(Clock.of(rule(), start));
    }

    private int count() {
        return busy.size();
    }

    private static Rule rule() {
        return new Rule(
                "conclude",
                Map.of(),
                new TimeLimit(
                        60, TimeLimit.Unit.WORKING_DAYS, TimeLimit.FirstDay.NOT_COUNTED, TimeLimit.End.CLOSE_OF_OFFICE),
                "accepted",
                false,
                Optional.of(new Rule.Extendable(20, true)),
                "overdue",
                "bench",
                LocalDate.of(2000, 1, 1),
                Optional.empty());
    }

    Result run() {
        return new Result("deadline", microseconds(busy), "µs per due time", CASES, 1).withLimit(microseconds(plain));
    }

    /** The middle of several rounds over all clocks, after rounds that only warm up. */
    private double microseconds(List<Clock> clocks) {
        var threads = ManagementFactory.getThreadMXBean();
        var times = new double[ROUNDS];
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var sum = 0L;
            var begin = threads.getCurrentThreadCpuTime();
            for (var clock : clocks) {
                sum += deadlines.due(clock).lines().size();
            }
            var time = (threads.getCurrentThreadCpuTime() - begin) / 1e3 / clocks.size();
            if (sum == 42) {
                System.err.println("What is computed must be used, or it is not computed");
            }
            if (round >= 0) {
                times[round] = time;
            }
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
