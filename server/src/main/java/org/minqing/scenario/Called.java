package org.minqing.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.CaseId;

/**
 * A case that this one called, as the caller keeps it among its attributes.
 *
 * @param number from 1, in the order in which the case called
 * @param call its name in the definition
 * @param end the state in which it ended, or the code of why it could not be opened
 */
public record Called(int number, String call, String scenario, CaseId caseId, State state, Optional<String> end) {

    /** The most that one case can call in all. */
    static final int MOST = 100;

    private static final String KEY = "call.";

    /** What the caller knows of it. */
    public enum State {
        RUNNING,
        ENDED,
        REFUSED
    }

    /** The attribute under which it is kept. */
    public String key() {
        return KEY + number;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** The same call when it is over. */
    public Called over(State next, String why) {
        return new Called(number, call, scenario, caseId, next, Optional.of(why));
    }

    /** All calls of a case, by its attributes, in their order. */
    public static List<Called> in(Map<String, ?> attributes) {
        var calls = new ArrayList<Called>();
        attributes.forEach((key, kept) -> {
            if (key.startsWith(KEY) && kept instanceof Map<?, ?> written) {
                calls.add(read(Integer.parseInt(key.substring(KEY.length())), written));
            }
        });
        calls.sort(Comparator.comparingInt(Called::number));
        return List.copyOf(calls);
    }

    public Map<String, Object> written() {
        var part = new LinkedHashMap<String, Object>();
        part.put("call", call);
        part.put("scenario", scenario);
        part.put("case", caseId.toString());
        part.put("state", Words.of(state));
        end.ifPresent(code -> part.put("end", code));
        return part;
    }

    private static Called read(int number, Map<?, ?> written) {
        return new Called(
                number,
                String.valueOf(written.get("call")),
                String.valueOf(written.get("scenario")),
                new CaseId(UUID.fromString(String.valueOf(written.get("case")))),
                State.valueOf(String.valueOf(written.get("state")).toUpperCase(Locale.ROOT)),
                text(written.get("end")));
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf);
    }
}
