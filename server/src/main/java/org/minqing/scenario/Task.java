package org.minqing.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;

/**
 * A task of a case: what one post was asked to do in joint work. It is kept among the attributes of the case, so that it
 * is written, read and replayed with them.
 *
 * @param number from 1, in the order in which the case opened them
 * @param work which joint work of the case it belongs to, from 1
 * @param action the action that opened it
 * @param part its kind in the definition of that action
 * @param answers the open answers given to it
 */
public record Task(
        int number,
        int work,
        String action,
        String part,
        State state,
        PostId post,
        Optional<String> department,
        Instant askedAt,
        Optional<Instant> due,
        Map<String, Object> answers) {

    /** The most that one case can open in all. */
    static final int MOST = 100;

    private static final String KEY = "task.";

    /** Where a task stands. */
    public enum State {
        ASKED,
        RECEIVED,
        ANSWERED,
        DECLINED,
        WITHDRAWN
    }

    public Task {
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    }

    /** Whether somebody still has to answer. */
    public boolean isOpen() {
        return state == State.ASKED || state == State.RECEIVED;
    }

    /** The attribute under which it is kept. */
    public String key() {
        return KEY + number;
    }

    /** How who answered it is told from who did other steps. */
    String doer() {
        return action + "." + number;
    }

    Task with(State next) {
        return with(next, answers);
    }

    Task with(State next, Map<String, Object> said) {
        return new Task(number, work, action, part, next, post, department, askedAt, due, said);
    }

    /** All tasks of a case, by its attributes, in the order of their numbers. */
    public static List<Task> in(Map<String, ?> attributes) {
        var tasks = new ArrayList<Task>();
        attributes.forEach((key, kept) -> {
            if (key.startsWith(KEY) && kept instanceof Map<?, ?> written) {
                tasks.add(read(Integer.parseInt(key.substring(KEY.length())), written));
            }
        });
        tasks.sort(Comparator.comparingInt(Task::number));
        return List.copyOf(tasks);
    }

    public Map<String, Object> written() {
        var part = new LinkedHashMap<String, Object>();
        part.put("work", work);
        part.put("action", action);
        part.put("part", this.part);
        part.put("state", Words.of(state));
        part.put("post", post.toString());
        department.ifPresent(id -> part.put("department", id));
        part.put("asked", askedAt.toString());
        due.ifPresent(at -> part.put("due", at.toString()));
        if (!answers.isEmpty()) {
            part.put("answers", answers);
        }
        return part;
    }

    private static Task read(int number, Map<?, ?> written) {
        var answers = new TreeMap<String, Object>();
        if (written.get("answers") instanceof Map<?, ?> kept) {
            kept.forEach((field, answer) -> answers.put(String.valueOf(field), answer));
        }
        return new Task(
                number,
                written.get("work") instanceof Number work ? work.intValue() : 1,
                String.valueOf(written.get("action")),
                String.valueOf(written.get("part")),
                State.valueOf(String.valueOf(written.get("state")).toUpperCase(Locale.ROOT)),
                new PostId(UUID.fromString(String.valueOf(written.get("post")))),
                text(written.get("department")),
                text(written.get("asked")).map(Instant::parse).orElseThrow(),
                text(written.get("due")).map(Instant::parse),
                answers);
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf);
    }
}
