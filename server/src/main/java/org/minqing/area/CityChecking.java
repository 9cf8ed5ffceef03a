package org.minqing.area;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A check of the city folder that is made while the rest of the program starts. */
public final class CityChecking {

    private final CompletableFuture<CityCheck> checking;

    private CityChecking(CompletableFuture<CityCheck> checking) {
        this.checking = checking;
    }

    /** Begins in the background, with parts that only check. */
    public static CityChecking begin(Path root, List<? extends CityPart> parts) {
        var checking = new CompletableFuture<CityCheck>();
        Thread.ofPlatform()
                .name("city check")
                .daemon()
                .start(() -> checking.completeAsync(() -> CityCheck.of(root, parts), Runnable::run));
        return new CityChecking(checking);
    }

    /** Waits for the outcome. */
    CityCheck outcome() {
        try {
            return checking.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
