package org.minqing.casework.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** One of several, drawn by weight. */
record Weighted<T>(T value, int weight) {

    static <T> T draw(List<Weighted<T>> all, RandomGenerator random) {
        var left = random.nextInt(all.stream().mapToInt(Weighted::weight).sum());
        for (var each : all) {
            left -= each.weight();
            if (left < 0) {
                return each.value();
            }
        }
        throw new IllegalStateException("Weights are positive");
    }
}
