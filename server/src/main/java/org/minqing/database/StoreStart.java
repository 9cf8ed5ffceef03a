package org.minqing.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
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
        return begin(Store.opening(settings));
    }

    /** The same for a command that may run beside a server: on that server's database when one owns the folder. */
    public static StoreStart beside(Settings settings) {
        return begin(Store.openingBeside(settings));
    }

    private static StoreStart begin(Supplier<Store> open) {
        var opening = new CompletableFuture<Store>();
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
