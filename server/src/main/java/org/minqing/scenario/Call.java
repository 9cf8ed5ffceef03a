package org.minqing.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.scenario.expression.Expression;
import org.minqing.scenario.expression.Situation;

/**
 * A case of another scenario that an action opens, once or for each row of a group.
 *
 * @param scenario the id of the called scenario
 * @param each the group, answered with the action, whose rows are gone through
 * @param when which rows call, or whether the action does; absent = all
 * @param with the answers of the called report, by its fields
 */
public record Call(
        String id, String scenario, Optional<String> each, Optional<Expression> when, Map<String, Expression> with) {

    public Call {
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }

    /** A call to make: which of the action, counted from 0 over all its calls, and with which answers. */
    public record Made(String call, String scenario, int index, Map<String, Object> answers) {

        public Made {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /** What the calls of an action come to, given what was answered with it and before. The same always. */
    static List<Made> made(List<Call> calls, Map<String, Object> answers) {
        var made = new ArrayList<Made>();
        for (var call : calls) {
            for (var situation : call.situations(answers)) {
                if (call.when().filter(when -> !when.holds(situation)).isEmpty()) {
                    made.add(new Made(call.id(), call.scenario(), made.size(), call.mapped(situation)));
                }
            }
        }
        return List.copyOf(made);
    }

    private List<Situation> situations(Map<String, Object> answers) {
        var whole = Situation.of(answers, Optional.empty());
        if (each.isEmpty()) {
            return List.of(whole);
        }
        var rows = new ArrayList<Situation>();
        if (answers.get(each.get()) instanceof List<?> all) {
            for (var row : all) {
                if (row instanceof Map<?, ?> given) {
                    var said = new LinkedHashMap<String, Object>();
                    given.forEach((field, answer) -> said.put(String.valueOf(field), answer));
                    rows.add(whole.in(said));
                }
            }
        }
        return rows;
    }

    private Map<String, Object> mapped(Situation situation) {
        var mapped = new LinkedHashMap<String, Object>();
        with.forEach((field, expression) -> expression.value(situation).ifPresent(value -> mapped.put(field, value)));
        return mapped;
    }
}
