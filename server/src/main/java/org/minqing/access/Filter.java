package org.minqing.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minqing.kernel.AreaRanges;

/**
 * A scope as a condition for a {@code where} clause: the text, in parentheses, and the values of its named parameters (all
 * beginning with {@code scope}). Only leakproof comparisons of bigint, uuid and text are used, so that the planner may use
 * indexes beneath row-level security.
 */
public record Filter(String text, Map<String, Object> parameters) {

    /**
     * The columns, or expressions, that hold the parts of a thing in the statement at hand.
     *
     * @param about the unit that a thing is about; empty where things are about nobody
     * @param asked the condition under which one of the posts that stand for {@code %s} was asked to do a part; empty where
     *     nobody is
     */
    public record Columns(
            String area,
            String scenarioClass,
            String department,
            String reporter,
            String assignee,
            String about,
            String asked) {

        /** Of things in which nobody takes part through a task, and that are about nobody. */
        public Columns(String area, String scenarioClass, String department, String reporter, String assignee) {
            this(area, scenarioClass, department, reporter, assignee, "", "");
        }
    }

    public Filter {
        parameters = Map.copyOf(parameters);
    }

    /** The same condition with parameters of other names, to stand beside that of another scope. */
    public Filter under(String prefix) {
        var renamed = parameters.entrySet().stream()
                .collect(Collectors.toMap(parameter -> prefix + parameter.getKey(), Map.Entry::getValue));
        return new Filter(text.replace(":scope", ":" + prefix + "scope"), renamed);
    }

    static Filter of(Scope scope, Columns columns) {
        return new Builder(columns).build(scope);
    }

    private static final class Builder {

        private final Columns columns;
        private final List<String> alternatives = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        private Builder(Columns columns) {
            this.columns = columns;
        }

        private Filter build(Scope scope) {
            var unlimited = scope.unlimitedRanges();
            if (!unlimited.isEmpty()) {
                alternatives.add(inRanges(unlimited));
            }
            scope.limitedGrants().forEach(grant -> alternatives.add(limited(grant)));
            if (!scope.posts().isEmpty()) {
                alternatives.add(anyOf(columns.assignee(), "uuid", scope.posts()));
                if (!columns.asked().isEmpty()) {
                    alternatives.add(columns.asked().formatted(array("uuid", scope.posts())));
                }
            }
            var ways = new ArrayList<String>();
            if (!alternatives.isEmpty()) {
                ways.add(apart(scope, String.join(" or ", alternatives)));
            }
            scope.participant().ifPresent(account -> ways.add(columns.reporter() + " = " + bind(account.value())));
            return new Filter("(" + (ways.isEmpty() ? "false" : String.join(" or ", ways)) + ")", parameters);
        }

        /** Not about a unit of one's own; who takes part as a person does so all the same. */
        private String apart(Scope scope, String byPost) {
            var about = columns.about();
            return scope.own().isEmpty() || about.isEmpty()
                    ? byPost
                    : "(%s) and (%s is null or %s <> all(%s))"
                            .formatted(byPost, about, about, array("text", scope.own()));
        }

        private String limited(Grant grant) {
            var conditions = new ArrayList<String>();
            conditions.add(inRanges(grant.ranges()));
            if (!grant.classes().isEmpty()) {
                conditions.add(anyOf(columns.scenarioClass(), "text", grant.classes()));
            }
            if (!grant.departments().isEmpty()) {
                conditions.add(anyOf(columns.department(), "text", grant.departments()));
            }
            return "(" + String.join(" and ", conditions) + ")";
        }

        private String inRanges(AreaRanges ranges) {
            var parts = ranges.ranges().stream()
                    .map(range -> columns.area() + " between " + bind(range.from()) + " and " + bind(range.to()))
                    .toList();
            return parts.size() == 1 ? parts.getFirst() : "(" + String.join(" or ", parts) + ")";
        }

        private String anyOf(String column, String type, Collection<?> values) {
            return column + " = any(" + array(type, values) + ")";
        }

        private String array(String type, Collection<?> values) {
            var literal = values.stream().map(Object::toString).sorted().collect(Collectors.joining(",", "{", "}"));
            return "cast(" + bind(literal) + " as " + type + "[])";
        }

        private String bind(Object value) {
            var name = "scope" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }
    }
}
