package org.minqing.bench;

import java.util.Arrays;

/** Durations of single operations, in nanoseconds, collected by one thread and joined afterwards. */
final class Latencies {

    private long[] nanos = new long[4096];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    void addAll(Latencies others) {
        for (var index = 0; index < others.count; index++) {
            add(others.nanos[index]);
        }
    }

    int count() {
        return count;
    }

    /** The p-quantile in milliseconds, by the nearest rank; zero when nothing was measured. */
    double millis(double p) {
        if (count == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        var rank = (int) Math.ceil(p * count) - 1;
        return sorted[Math.max(0, rank)] / 1e6;
    }
}
