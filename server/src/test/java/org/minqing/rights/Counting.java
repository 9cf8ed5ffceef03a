package org.minqing.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Looks for what would count the work of a person: in names, in words, and in what stands beside a person in a row. */
final class Counting {

    /** Parts of names in tables, addresses, answers and scenarios. */
    private static final Set<String> WORDS = Set.of(
            "rank",
            "ranks",
            "ranked",
            "ranking",
            "rankings",
            "quota",
            "quotas",
            "streak",
            "streaks",
            "mileage",
            "odometer",
            "leaderboard",
            "score",
            "scores",
            "scored",
            "scoring",
            "badge",
            "badges",
            "merit",
            "merits",
            "demerit",
            "demerits",
            "bonus",
            "attendance",
            "checkin",
            "checkins",
            "kpi",
            "productivity",
            "podium");

    /** What only two words together say. */
    private static final Pattern TOGETHER = Pattern.compile(
            "(online|idle|screen)[ _-]?(time|hours|duration)|check[ _-]?in(s|-times)?\\b|per[ _-](person|worker|head)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHINESE = Pattern.compile("排名|排行|名次|打卡|里程|在线时长|积分|考勤|绩效|末位|红黑榜|日均上报|上报量|轨迹");

    /** How a person stands in a row or an answer. */
    private static final Set<String> PERSONS = Set.of(
            "account",
            "post",
            "holder",
            "person",
            "worker",
            "reporter",
            "assignee",
            "handler",
            "actor",
            "member",
            "officer");

    private static final Set<String> TALLIES = Set.of(
            "count",
            "counts",
            "total",
            "totals",
            "sum",
            "tally",
            "minutes",
            "hours",
            "rows",
            "cases",
            "closed",
            "done",
            "handled",
            "reported",
            "visits",
            "overdue",
            "answered",
            "late");

    private Counting() {}

    /** A row or an answer that holds a person and numbers. */
    record Shape(String name, Map<String, Boolean> numberByName) {

        boolean tallies() {
            return numberByName.keySet().stream().anyMatch(name -> has(name, PERSONS))
                    && numberByName.entrySet().stream()
                            .anyMatch(part -> part.getValue() && has(part.getKey(), TALLIES));
        }
    }

    /** Whether a name or a text speaks of counting somebody's work. */
    static boolean inWords(String text) {
        return has(text, WORDS)
                || TOGETHER.matcher(text).find()
                || CHINESE.matcher(text).find();
    }

    static Set<String> spoken(Stream<String> texts) {
        return texts.filter(Counting::inWords).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean has(String name, Set<String> words) {
        var spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Arrays.stream(spaced.split("[^a-z]+")).anyMatch(words::contains);
    }

    /** Every name in the schemas, but for the migrations' own list, in which migrations have a rank: tables, columns, functions and what they give back. */
    static List<String> names(JdbcClient database) {
        return database.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                        where table_schema not in ('pg_catalog', 'information_schema', 'migration')
                        union
                        select r.routine_schema || '.' || r.routine_name || '.' || coalesce(p.parameter_name, '')
                        from information_schema.routines r
                        left join information_schema.parameters p using (specific_schema, specific_name)
                        where r.routine_schema not in ('pg_catalog', 'information_schema', 'migration')
                        """).query(String.class).list();
    }

    /** Tables and views, and what functions give back as rows. */
    static List<Shape> rows(JdbcClient database) {
        var found = database.sql("""
                        select table_schema || '.' || table_name as place, column_name as part, data_type as kind
                        from information_schema.columns
                        where table_schema not in ('pg_catalog', 'information_schema', 'migration')
                        union all
                        select r.routine_schema || '.' || r.routine_name || '()', p.parameter_name, p.data_type
                        from information_schema.routines r
                        join information_schema.parameters p using (specific_schema, specific_name)
                        where r.routine_schema not in ('pg_catalog', 'information_schema', 'migration')
                          and p.parameter_mode = 'OUT' and p.parameter_name is not null
                        """).query(Part.class).list();
        return found.stream().collect(Collectors.groupingBy(Part::place)).entrySet().stream()
                .map(place -> new Shape(place.getKey(), numbers(place.getValue())))
                .toList();
    }

    record Part(String place, String part, String kind) {}

    private static Map<String, Boolean> numbers(List<Part> parts) {
        Predicate<String> isNumber = kind -> Set.of("integer", "bigint", "numeric", "smallint", "double precision")
                .contains(kind);
        return parts.stream()
                .collect(Collectors.toMap(Part::part, part -> isNumber.test(part.kind()), Boolean::logicalOr));
    }

    /** Every name in the contract: paths, parameters, shapes and their parts. */
    static Stream<String> names(Contract contract) {
        return Stream.concat(
                contract.operations().stream()
                        .flatMap(operation -> Stream.concat(
                                Stream.of(operation.path()),
                                operation.parameters().stream().map(Contract.Parameter::name))),
                answers(contract).stream()
                        .flatMap(shape ->
                                Stream.concat(Stream.of(shape.name()), shape.numberByName().keySet().stream())));
    }

    /** The shapes of what comes in and goes out. */
    static List<Shape> answers(Contract contract) {
        return contract.document()
                .at("/components/schemas")
                .propertyStream()
                .map(shape -> new Shape(shape.getKey(), numbers(shape.getValue())))
                .toList();
    }

    private static Map<String, Boolean> numbers(JsonNode shape) {
        return shape.path("properties")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> isNumber(part.getValue())));
    }

    private static boolean isNumber(JsonNode part) {
        return Stream.concat(Stream.of(part.path("type")), part.path("type").valueStream())
                .map(type -> type.asString(""))
                .anyMatch(Set.of("integer", "number")::contains);
    }

    /** Shapes that hold a tally beside a person and are not argued for. */
    static Set<String> tallies(List<Shape> shapes, Map<String, String> argued) {
        return shapes.stream()
                .filter(Shape::tallies)
                .map(Shape::name)
                .filter(name -> Objects.isNull(argued.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
