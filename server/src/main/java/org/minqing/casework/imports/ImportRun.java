package org.minqing.casework.imports;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.Origin;
import org.minqing.casework.Telling;
import org.minqing.casework.Tellings;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;

/** One pass over a source: rows are read by one thread, decided and written in batches by a few. */
final class ImportRun {

    private static final int BATCH = 250;
    private static final int WRITERS = 3;

    private final RowMapper mapper;
    private final EarlierImports earlier;
    private final Tellings tellings;
    private final InstantSource clock;
    private final RejectFile rejects;
    private final Set<String> seen = new HashSet<>();
    private final Semaphore room = new Semaphore(WRITERS * 2);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private long read;

    /** A row and the case that it makes. */
    private record Waiting(SourceRow row, ImportedRow imported) {

        CaseId id() {
            return imported.report().caseId();
        }
    }

    ImportRun(RowMapper mapper, EarlierImports earlier, Tellings tellings, InstantSource clock, RejectFile rejects) {
        this.mapper = mapper;
        this.earlier = earlier;
        this.tellings = tellings;
        this.clock = clock;
        this.rejects = rejects;
    }

    void over(SourceFile source) {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var batch = new ArrayList<Waiting>(BATCH);
            while (failure.get() == null && source.hasNext()) {
                take(source.next(), batch);
                if (batch.size() == BATCH) {
                    submit(writers, List.copyOf(batch));
                    batch.clear();
                }
            }
            submit(writers, List.copyOf(batch));
        }
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    long read() {
        return read;
    }

    long accepted() {
        return accepted.get();
    }

    long skipped() {
        return skipped.get();
    }

    private void take(SourceRow row, List<Waiting> batch) {
        read++;
        var reference = mapper.reference(row);
        if (!seen.add(reference)) {
            rejects.add(new Reject(row.number(), reference, "import.reference-twice", ""));
            return;
        }
        try {
            batch.add(new Waiting(row, mapper.map(row)));
        } catch (RowMapper.Rejected rejected) {
            rejects.add(rejected.reject());
        }
    }

    private void submit(ExecutorService writers, List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        room.acquireUninterruptibly();
        writers.execute(() -> {
            try {
                write(batch);
            } catch (RuntimeException failed) {
                failure.compareAndSet(null, failed);
            } finally {
                room.release();
            }
        });
    }

    private void write(List<Waiting> batch) {
        var now = clock.instant();
        var there = earlier.among(batch.stream().map(Waiting::id).toList());
        var told = new ArrayList<Telling>(batch.size());
        for (var waiting : batch) {
            if (there.contains(waiting.id().value())) {
                skipped.incrementAndGet();
                continue;
            }
            try {
                told.add(told(waiting.imported(), now));
            } catch (ProblemException refused) {
                rejects.add(reject(waiting.row(), refused));
            }
        }
        if (told.isEmpty()) {
            return;
        }
        for (var begun : tellings.write(told)) {
            (begun ? accepted : skipped).incrementAndGet();
        }
    }

    private Telling told(ImportedRow row, Instant now) {
        if (row.report().origin() == Origin.LIVE) {
            return tellings.handOver(row.report(), now);
        }
        var telling = tellings.begin(row.report(), now);
        row.ending().ifPresent(ending -> tellings.settle(telling, ending, now));
        return telling;
    }

    private Reject reject(SourceRow row, ProblemException refused) {
        var faults = refused.faults();
        var code =
                faults.isEmpty() ? refused.problem().code() : faults.getFirst().code();
        var path = faults.isEmpty() ? "" : faults.getFirst().path();
        return new Reject(row.number(), mapper.reference(row), code, path);
    }
}
