package org.minqing.casework.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CaseQuery;
import org.minqing.casework.CaseQuery.Between;
import org.minqing.casework.CaseQuery.Days;
import org.minqing.casework.CaseQuery.Need;

/** Which cases, as an address asks it: the parameters that a list, its counts, its points and its export have in common. */
record CaseQuestion(
        @Nullable String area,
        @Nullable List<String> scenario,
        @Nullable List<String> state,
        @Nullable List<String> source,
        @Nullable String q,
        @Nullable String due,
        @Nullable String from,
        @Nullable String to,
        @Nullable String need,
        @Nullable String sort,
        @Nullable String mine) {

    private static final Map<String, Need> NEEDS =
            Map.of("open", Need.ANYTHING, "unassigned", Need.UNASSIGNED, "approval", Need.APPROVAL);
    private static final Map<String, Boolean> ORDERS = Map.of("newest", false, "due", true);

    CaseQuery query(Checks checks, Instant now, CaseQuery.@Nullable After after, int limit) {
        var within = checks.area("area", area);
        var dueBetween = given(due).flatMap(word -> checks.oneOf("due", word, dues(now)));
        var days = new Days(checks.day("from", from), checks.day("to", to));
        var waiting = given(need).flatMap(word -> checks.oneOf("need", word, NEEDS));
        var soonestFirst = given(sort).flatMap(word -> checks.oneOf("sort", word, ORDERS));
        var query = new CaseQuery(
                within,
                codes(checks, "scenario", scenario),
                codes(checks, "state", state),
                codes(checks, "source", source),
                onlyOwn(),
                dueBetween,
                days.from().isPresent() || days.to().isPresent() ? Optional.of(days) : Optional.empty(),
                waiting,
                given(q).filter(words -> !words.isBlank()),
                soonestFirst.orElse(false),
                after,
                limit);
        checks.finish();
        return query;
    }

    /** What was asked, as codes, for an entry that says so later; of words only that there were some. */
    String inWords() {
        var words = new StringJoiner(" ");
        Stream.of(
                        Map.entry("area", given(area)),
                        Map.entry("scenario", among(scenario)),
                        Map.entry("state", among(state)),
                        Map.entry("source", among(source)),
                        Map.entry("q", given(q).map(_ -> "*")),
                        Map.entry("due", given(due)),
                        Map.entry("from", given(from)),
                        Map.entry("to", given(to)),
                        Map.entry("need", given(need)))
                .forEach(one -> one.getValue().ifPresent(value -> words.add(one.getKey() + "=" + value)));
        return words.toString();
    }

    /** Whether it looks through what people wrote. */
    boolean searches() {
        return given(q).filter(words -> !words.isBlank()).isPresent();
    }

    /** Whether it asks for nothing but what one reported or holds oneself. */
    boolean onlyOwn() {
        return "true".equals(mine);
    }

    private static Optional<String> among(@Nullable List<String> codes) {
        return codes == null || codes.isEmpty() ? Optional.empty() : Optional.of(String.join(",", codes));
    }

    private static Optional<String> given(@Nullable String word) {
        return Optional.ofNullable(word).filter(letters -> !letters.isEmpty());
    }

    private static Set<String> codes(Checks checks, String path, @Nullable List<String> codes) {
        var given = codes == null ? List.<String>of() : codes;
        checks.codes(path, given);
        return new HashSet<>(given);
    }

    /** {@code overdue}: the time of some clock has passed. {@code soon}: it passes within a day. */
    private static Map<String, Between> dues(Instant now) {
        return Map.of(
                "overdue", new Between(Instant.EPOCH, now),
                "soon", new Between(now, now.plus(Duration.ofDays(1))));
    }
}
