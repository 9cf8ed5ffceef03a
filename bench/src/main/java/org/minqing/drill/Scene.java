package org.minqing.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A site under load with a history, and what is told of the day in the end. */
final class Scene implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    final Site site;
    final History history = new History();
    final Map<String, Object> figures = new LinkedHashMap<>();
    private final Path folder;
    private final @Nullable Postgres postgres;
    private final Door door;
    private final Load load;
    private final List<String> faults = new ArrayList<>();
    private final List<Long> returns = new ArrayList<>();
    private boolean told;

    private Scene(Path folder, @Nullable Postgres postgres, Site site) throws IOException {
        this.folder = folder;
        this.postgres = postgres;
        this.site = site;
        this.door = new Door(site.urls());
        this.load = new Load(site, door, history);
    }

    /** One server with its own PostgreSQL. */
    static Scene embedded(Drill.Course course, Map<String, String> settings) throws IOException {
        var folder = Files.createTempDirectory("minqing-drill");
        return new Scene(folder, null, Site.embedded(course, folder, settings));
    }

    static Scene over(Path folder, Site site) throws IOException {
        return new Scene(folder, null, site);
    }

    /** Several servers on one PostgreSQL. */
    static Scene shared(Drill.Course course, Postgres postgres, Path folder, List<Map<String, String>> each)
            throws IOException {
        return new Scene(folder, postgres, Site.shared(course, postgres, folder, each));
    }

    Load load() {
        return load;
    }

    URI url() {
        return site.node(0).url();
    }

    /** The load goes on well before anything is broken. */
    void warm(int commands) throws InterruptedException {
        require(load.acknowledges(commands, PATIENCE_SECONDS), "no load before the fault");
    }

    /** After a fault has ended: waits until commands are acknowledged again, and notes how long that took. */
    void comesBack() throws InterruptedException {
        var began = System.nanoTime();
        require(load.acknowledges(30, PATIENCE_SECONDS), "did not come back by itself");
        returns.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    /** Ends the load and holds what it knows against the journal. */
    Drill.Outcome ends() throws Exception {
        load.close();
        var found = Check.of(site, history);
        faults.addAll(found.faults());
        if (!returns.isEmpty()) {
            figures.put("back_after_ms_longest", Collections.max(returns));
            figures.put(
                    "back_after_ms_median", returns.stream().sorted().toList().get(returns.size() / 2));
        }
        figures.putAll(found.figures());
        told = true;
        return new Drill.Outcome(List.copyOf(faults), "", new LinkedHashMap<>(figures));
    }

    @Override
    public void close() throws IOException {
        load.close();
        door.close();
        try {
            site.close();
        } finally {
            if (postgres != null) {
                postgres.close();
            }
            if (told && faults.isEmpty()) {
                Site.delete(folder);
            } else {
                System.err.println("What is left of it: " + folder);
            }
        }
    }
}
