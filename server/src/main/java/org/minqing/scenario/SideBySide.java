package org.minqing.scenario;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.minqing.area.Faults;

/** Reads the files of a folder at the same time; results and faults come in the order of the files. */
final class SideBySide {

    private SideBySide() {}

    /** What a reader makes of one file, and what is wrong with it. */
    private record Read<T>(T value, Faults faults) {}

    static <F, T> List<T> of(List<F> files, Faults faults, BiFunction<F, Faults, T> reader) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return files.stream()
                    .map(file -> CompletableFuture.supplyAsync(
                            () -> {
                                var own = new Faults();
                                return new Read<>(reader.apply(file, own), own);
                            },
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .map(read -> {
                        read.faults().all().forEach(faults::add);
                        return read.value();
                    })
                    .toList();
        }
    }
}
