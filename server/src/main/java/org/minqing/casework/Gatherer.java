package org.minqing.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes what waits in one go: while a writer is busy with one statement, further commands gather, and the next statement
 * takes all of them, up to a limit. A command that waits alone goes at once. Commands of one case keep their order and
 * never meet in the same statement: a case always belongs to the same writer, which holds the second back for its next
 * statement. When a statement fails its commands are tried again one by one, so that only the culprit fails.
 */
final class Gatherer<C, R> implements AutoCloseable {

    /**
     * @param writers how many statements may be under way at once
     * @param capacity how many commands may wait for one writer before further ones are refused
     * @param most how many commands go into one statement
     */
    record Settings(int writers, int capacity, int most) {
        Settings {
            if (writers < 1 || capacity < 1 || most < 1) {
                throw new IllegalArgumentException("A gatherer needs a writer, a queue and a batch");
            }
        }
    }

    /** The queue is full; nothing was taken. */
    static final class Overloaded extends RuntimeException {
        Overloaded() {
            super("too many commands wait", null, false, false);
        }
    }

    private record Waiting<C, R>(UUID stream, C command, CompletableFuture<R> answer) {}

    private final Settings settings;
    private final Function<C, UUID> streamOf;
    private final Function<List<C>, List<R>> statement;
    private final Consumer<Integer> gathered;
    private final List<Writer> writers = new ArrayList<>();
    private volatile boolean closing;

    /**
     * @param streamOf the case that a command belongs to
     * @param statement writes commands of different cases and commits; answers in the same order
     * @param gathered told how many commands each statement carried
     */
    Gatherer(
            Settings settings,
            Function<C, UUID> streamOf,
            Function<List<C>, List<R>> statement,
            Consumer<Integer> gathered) {
        this.settings = settings;
        this.streamOf = streamOf;
        this.statement = statement;
        this.gathered = gathered;
        for (var number = 0; number < settings.writers(); number++) {
            writers.add(new Writer(number));
        }
    }

    /** Hands a command over. The future ends when it has been committed or has failed. */
    CompletableFuture<R> submit(C command) {
        var waiting = new Waiting<C, R>(streamOf.apply(command), command, new CompletableFuture<>());
        var writer = writers.get(Math.floorMod(waiting.stream().hashCode(), writers.size()));
        if (closing || !writer.queue.offer(waiting)) {
            throw new Overloaded();
        }
        return waiting.answer();
    }

    int waiting() {
        return writers.stream().mapToInt(writer -> writer.queue.size()).sum();
    }

    /** Takes no further command, writes those that wait, and ends the writers. */
    @Override
    public void close() {
        closing = true;
        for (var writer : writers) {
            try {
                writer.thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private final class Writer implements Runnable {

        private final BlockingQueue<Waiting<C, R>> queue = new ArrayBlockingQueue<>(settings.capacity());
        private final Thread thread;
        private List<Waiting<C, R>> heldBack = new ArrayList<>();

        private Writer(int number) {
            thread = Thread.ofPlatform().name("case-writer-" + number).daemon().start(this);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    var batch = next();
                    if (!batch.isEmpty()) {
                        write(batch);
                    } else if (closing) {
                        return;
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** The oldest waiting command of each case; later ones of the same case stay for the next statement. */
        private List<Waiting<C, R>> next() throws InterruptedException {
            var candidates = heldBack;
            heldBack = new ArrayList<>();
            if (candidates.isEmpty()) {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    return List.of();
                }
                candidates.add(first);
            }
            queue.drainTo(candidates, Math.max(0, settings.most() - candidates.size()));
            var batch = new ArrayList<Waiting<C, R>>(candidates.size());
            var streams = new HashSet<UUID>();
            for (var candidate : candidates) {
                (streams.add(candidate.stream()) ? batch : heldBack).add(candidate);
            }
            return batch;
        }

        private void write(List<Waiting<C, R>> batch) {
            gathered.accept(batch.size());
            try {
                var answers =
                        statement.apply(batch.stream().map(Waiting::command).toList());
                for (var index = 0; index < batch.size(); index++) {
                    batch.get(index).answer().complete(answers.get(index));
                }
            } catch (RuntimeException failure) {
                if (batch.size() == 1) {
                    batch.getFirst().answer().completeExceptionally(failure);
                } else {
                    batch.forEach(waiting -> write(List.of(waiting)));
                }
            }
        }
    }
}
