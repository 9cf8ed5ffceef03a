package org.minqing.casework.sample;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.minqing.area.City;
import org.minqing.casework.Telling;
import org.minqing.casework.Tellings;
import org.minqing.scenario.Scenarios;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills an empty store in sample mode, before the server says that it is ready. A store with any case is left alone. */
final class SampleStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);
    private static final int IN_ONE_COMMIT = 100;

    private final int count;
    private final JdbcClient reader;
    private final Stage stage;
    private volatile Optional<SamplePlan> plan = Optional.empty();

    /** What the cases are invented with. */
    record Stage(City city, Scenarios scenarios, Cast cast, Tellings tellings, InstantSource clock) {}

    /** Outside sample mode the count is nought. */
    SampleStart(int count, JdbcClient reader, Stage stage) {
        this.count = count;
        this.reader = reader;
        this.stage = stage;
    }

    void plan(Optional<SamplePlan> next) {
        plan = next;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (count > 0 && plan.isPresent() && isEmpty()) {
            fill(plan.get());
        }
    }

    private boolean isEmpty() {
        return reader.sql("select not exists (select from casework.case_file)")
                .query(Boolean.class)
                .single();
    }

    /** Invents on this thread and writes on another, so that both cores of a small machine are at work. */
    private void fill(SamplePlan chosen) {
        var began = System.nanoTime();
        var cases = new SampleCases(chosen, stage.city(), stage.scenarios(), stage.cast(), stage.tellings());
        var random = new SplittableRandom(chosen.seed());
        var now = stage.clock().instant();
        var written = CompletableFuture.<@Nullable Void>completedFuture(null);
        var batch = new ArrayList<Telling>(IN_ONE_COMMIT);
        for (var number = 1; number <= count; number++) {
            batch.add(cases.invent(random, now));
            if (batch.size() == IN_ONE_COMMIT || number == count) {
                var full = List.copyOf(batch);
                written = written.thenRunAsync(() -> stage.tellings().write(full), Thread::startVirtualThread);
                batch.clear();
            }
        }
        written.join();
        LOG.info("Invented {} sample cases in {} ms", count, (System.nanoTime() - began) / 1_000_000);
    }
}
