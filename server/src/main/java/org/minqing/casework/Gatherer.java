package org.minqing.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.minqing.kernel.ProblemException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Does what waits in one go: while a worker is busy with one statement, further commands gather, and the next statement
 * takes all of them, up to a limit. A command that waits alone goes at once. Commands of one stream keep their order and
 * never meet in the same statement: a stream always belongs to the same worker, which holds the second back for its next
 * statement. When a statement fails its commands are tried again one by one, so that only the culprit fails;
 * when the store cannot be reached there is no culprit, and all are told at once.
 */
final class Gatherer<C, R> implements AutoCloseable {

    /**
     * @param workers how many statements may be under way at once
     * @param capacity how many commands may wait for one worker before further ones are refused
     * @param most how many commands go into one statement
     */
    record Settings(int workers, int capacity, int most) {
        Settings {
            if (workers < 1 || capacity < 1 || most < 1) {
                throw new IllegalArgumentException("A gatherer needs a worker, a queue and a batch");
            }
        }
    }

    private static final int RETRY_AFTER_SECONDS = 1;

    private record Waiting<C, R>(UUID stream, C command, CompletableFuture<R> answer) {}

    private final Settings settings;
    private final Function<C, UUID> streamOf;
    private final Function<List<C>, List<R>> statement;
    private final Consumer<Integer> gathered;
    private final List<Worker> workers = new ArrayList<>();
    private volatile boolean closing;

    /**
     * @param name what its threads are called after
     * @param streamOf what a command belongs to
     * @param statement does commands of different streams and commits; answers in the same order
     * @param gathered told how many commands each statement carried
     */
    Gatherer(
            String name,
            Settings settings,
            Function<C, UUID> streamOf,
            Function<List<C>, List<R>> statement,
            Consumer<Integer> gathered) {
        this.settings = settings;
        this.streamOf = streamOf;
        this.statement = statement;
        this.gathered = gathered;
        for (var number = 0; number < settings.workers(); number++) {
            workers.add(new Worker(name + "-" + number));
        }
    }

    /** Hands a command over; answers when it has been committed, and throws what it failed with, or that too many wait. */
    R answer(C command) {
        try {
            return submit(command).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Hands a command over. The future ends when it has been committed or has failed. */
    CompletableFuture<R> submit(C command) {
        var waiting = new Waiting<C, R>(streamOf.apply(command), command, new CompletableFuture<>());
        var worker = workers.get(Math.floorMod(waiting.stream().hashCode(), workers.size()));
        if (closing || !worker.queue.offer(waiting)) {
            throw new ProblemException(CaseProblem.BUSY, List.of(), Map.of("retryAfter", RETRY_AFTER_SECONDS));
        }
        return waiting.answer();
    }

    int waiting() {
        return workers.stream().mapToInt(worker -> worker.queue.size()).sum();
    }

    /** Takes no further command, does those that wait, and ends the workers. */
    @Override
    public void close() {
        closing = true;
        for (var worker : workers) {
            try {
                worker.thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private final class Worker implements Runnable {

        private final BlockingQueue<Waiting<C, R>> queue = new ArrayBlockingQueue<>(settings.capacity());
        private final Thread thread;
        private List<Waiting<C, R>> heldBack = new ArrayList<>();

        private Worker(String name) {
            thread = Thread.ofPlatform().name(name).daemon().start(this);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    var batch = next();
                    if (!batch.isEmpty()) {
                        run(batch);
                    } else if (closing) {
                        return;
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** The oldest waiting command of each stream; later ones of the same stream stay for the next statement. */
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

        private void run(List<Waiting<C, R>> batch) {
            gathered.accept(batch.size());
            try {
                var answers =
                        statement.apply(batch.stream().map(Waiting::command).toList());
                for (var index = 0; index < batch.size(); index++) {
                    batch.get(index).answer().complete(answers.get(index));
                }
            } catch (RuntimeException failure) {
                if (batch.size() == 1 || failure instanceof DataAccessResourceFailureException) {
                    batch.forEach(waiting -> waiting.answer().completeExceptionally(failure));
                } else {
                    batch.forEach(waiting -> run(List.of(waiting)));
                }
            }
        }
    }
}
