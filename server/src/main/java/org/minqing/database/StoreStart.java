package org.minqing.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.minqing.kernel.Settings;

/** A store that is being opened while the rest of the program starts. */
public final class StoreStart {

    private final CompletableFuture<Store> opening;

    private StoreStart(CompletableFuture<Store> opening) {
        this.opening = opening;
    }

    /**
     * Begins in the background. A folder that somebody else owns is refused at once, with {@link StartRefused}; what goes
     * wrong later is told by {@link #store()}.
     */
    public static StoreStart begin(Settings settings) {
        var opening = new CompletableFuture<Store>();
        var open = Store.opening(settings);
        Thread.ofPlatform().name("store").start(() -> opening.completeAsync(open, Runnable::run));
        return new StoreStart(opening);
    }

    /** A store that is open already. */
    static StoreStart done(Store store) {
        return new StoreStart(CompletableFuture.completedFuture(store));
    }

    /** Waits until the store is open and migrated. */
    public Store store() {
        try {
            return opening.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Ends the store, also one that is still being opened. */
    public void close() {
        opening.thenAccept(Store::close).exceptionally(failure -> null).join();
    }
}
