package org.minqing.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.access.Access;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Service;

/**
 * Cases for everybody, of the kinds that the city publishes and no others. What is about a unit or under an order is never among
 * them, whatever is asked for.
 */
@Service
public class PublishedCases {

    private final ScopedStatements statements;

    PublishedCases(ScopedStatements statements) {
        this.statements = statements;
    }

    /**
     * A scenario of which cases are published.
     *
     * @param field the open field whose choices are the kinds; without one all its cases are of one kind
     * @param codes the choices that are published; not looked at without a field
     */
    public record Kinds(String scenario, String scenarioClass, Optional<String> field, Set<String> codes) {
        public Kinds {
            codes = Set.copyOf(codes);
        }
    }

    /** From a moment to another one, both included; an absent end is open. */
    public record Span(Optional<Instant> from, Optional<Instant> to) {

        public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());
    }

    /**
     * Which of them, the newest first.
     *
     * @param over only those that are over, or only those that are not
     * @param overStates the states in which a case has its answer
     * @param before how many to pass over
     */
    public record Wish(
            List<Kinds> kinds,
            Span reported,
            Span moved,
            Optional<Boolean> over,
            Set<String> overStates,
            long before,
            int most) {
        public Wish {
            kinds = List.copyOf(kinds);
            overStates = Set.copyOf(overStates);
        }
    }

    /** Those of the wish. */
    public List<PublishedCase> find(Wish wish) {
        var parameters = new HashMap<String, Object>();
        var text = new StringBuilder(published(wish.kinds(), parameters));
        span("f.reported_at", "reported", wish.reported(), text, parameters);
        span("f.changed_at", "moved", wish.moved(), text, parameters);
        wish.over().ifPresent(over -> {
            text.append(over ? " and " : " and not ").append("(f.ended_at is not null or f.state = any(:over))");
            parameters.put("over", array(wish.overStates()));
        });
        parameters.put("most", wish.most());
        parameters.put("before", wish.before());
        var sql =
                "select %s from casework.case_file f where %s order by f.reported_at desc, f.id desc limit :most offset :before"
                        .formatted(CaseRows.COLUMNS, text);
        return select(wish.kinds(), sql, parameters);
    }

    /** Those of these ids that are published. */
    public List<PublishedCase> find(List<Kinds> kinds, List<CaseId> ids) {
        var parameters = new HashMap<String, Object>();
        var text = published(kinds, parameters);
        parameters.put("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new));
        var sql = "select %s from casework.case_file f where f.id = any(:ids) and %s order by f.id desc"
                .formatted(CaseRows.COLUMNS, text);
        return select(kinds, sql, parameters);
    }

    private List<PublishedCase> select(List<Kinds> kinds, String sql, Map<String, Object> parameters) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        var scope = Access.published(kinds.stream().map(Kinds::scenarioClass).collect(Collectors.toSet()));
        var fields = new HashMap<String, Kinds>();
        kinds.forEach(one -> fields.put(one.scenario(), one));
        return statements.select(scope, sql, parameters, (row, _) -> {
            var file = CaseRows.map(row);
            var scenario = file.beginning().scenario();
            var kind = Optional.ofNullable(fields.get(scenario))
                    .flatMap(Kinds::field)
                    .map(field -> String.valueOf(file.standing().attributes().get(field)))
                    .orElse(scenario);
            return PublishedCase.of(file, kind);
        });
    }

    private static String published(List<Kinds> kinds, Map<String, Object> parameters) {
        var ways = new ArrayList<String>();
        for (var one : kinds) {
            var number = ways.size();
            parameters.put("scenario" + number, one.scenario());
            var way = "f.scenario = :scenario" + number;
            if (one.field().isPresent()) {
                parameters.put("field" + number, one.field().get());
                parameters.put("codes" + number, array(one.codes()));
                way += " and f.attributes ->> :field%1$d = any(:codes%1$d)".formatted(number);
            }
            ways.add("(" + way + ")");
        }
        return "(%s) and f.about is null and f.attributes ->> 'flow.order' is null"
                .formatted(ways.isEmpty() ? "false" : String.join(" or ", ways));
    }

    private static void span(
            String column, String name, Span span, StringBuilder text, Map<String, Object> parameters) {
        span.from().ifPresent(from -> {
            text.append(" and %s >= :%s_from".formatted(column, name));
            parameters.put(name + "_from", from.atOffset(ZoneOffset.UTC));
        });
        span.to().ifPresent(to -> {
            text.append(" and %s <= :%s_to".formatted(column, name));
            parameters.put(name + "_to", to.atOffset(ZoneOffset.UTC));
        });
    }

    private static String[] array(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }
}
