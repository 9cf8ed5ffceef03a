package org.minqing.casework;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Remembered;
import org.minqing.workforce.Choice;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many open cases each post has. Counted every few seconds where a rule asks, and kept in memory: it decides between
 * posts alike and is shown to nobody, so it need not be exact, and no row in the store is touched by every case.
 */
final class OpenLoads {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Remembered<ConcurrentHashMap<PostId, Integer>> counted = new Remembered<>(FRESH, this::count);

    OpenLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these posts, where the rule looks at it. */
    Map<PostId, Integer> of(Choice.Rule rule, Collection<PostId> posts) {
        if (rule != Choice.Rule.LEAST_LOAD) {
            return Map.of();
        }
        var all = counted.get();
        var load = new HashMap<PostId, Integer>();
        posts.forEach(post -> load.put(post, all.getOrDefault(post, 0)));
        return load;
    }

    /** One more, until it is counted. */
    void given(PostId post) {
        counted.get().merge(post, 1, Integer::sum);
    }

    private ConcurrentHashMap<PostId, Integer> count() {
        var all = new ConcurrentHashMap<PostId, Integer>();
        jdbc.sql("select post, cases from casework.open_load()").query(row -> {
            all.put(new PostId(row.getObject("post", UUID.class)), row.getInt("cases"));
        });
        return all;
    }
}
