package org.minqing.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Scope;
import org.minqing.directive.DirectiveWords.Said;
import org.minqing.journal.DataKey;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Directives as they are read: a list of them, or one with its areas, each under the reader's scope. */
final class DirectiveLists {

    private static final String FROM = """
            from directive.directive d
            where (cast(:state as text) is null or (d.state = 'open') = (:state = 'open'))
              and (cast(:posts as uuid[]) is null or d.post = any(cast(:posts as uuid[])))
              and (cast(:areas as bigint[]) is null
                   or exists (select from directive.addressee a
                              where a.directive = d.id and a.area = any(cast(:areas as bigint[]))))
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final DirectiveWords words;

    /** Which directives: given by these posts, or with these areas among those that have them; absent for all seen. */
    record Filter(Scope scope, Optional<Scope> givenBy, Optional<List<AreaCode>> mine, Optional<String> state) {}

    record Part(@Nullable UUID before, int limit) {}

    /** A directive in a list, with the areas that the reader sees of it. */
    record Item(Directive directive, Said said, int areas, int answered) {}

    /** A directive, what it says, and its key for the words of the answers, as long as it lives. */
    record Opened(Course course, Said said, Optional<DataKey> key) {}

    DirectiveLists(JdbcClient database, TransactionTemplate transaction, DirectiveWords words) {
        this.database = database;
        this.transaction = transaction;
        this.words = words;
    }

    /** The newest first. */
    Page<Item> page(Filter filter, Part part) {
        return scoped(filter.scope(), () -> {
            var values = values(filter);
            var total = database.sql("select count(*) " + FROM)
                    .params(values)
                    .query(Long.class)
                    .single();
            var found = database.sql("select " + DirectiveRows.COLUMNS + """
                            , (select k.wrapped from journal.wrapped_keys(d.id) k where k.retention = :retention) as wrapped,
                            (select count(*) from directive.addressee a where a.directive = d.id) as areas,
                            (select count(*) from directive.addressee a
                             where a.directive = d.id and a.stage in ('done', 'not-possible')) as answered
                            """ + FROM + """
                              and (cast(:before as uuid) is null or d.id < :before)
                            order by d.id desc limit :limit
                            """)
                    .params(values)
                    .param("retention", DirectiveWords.RETENTION)
                    .param("before", part.before())
                    .param("limit", part.limit() + 1)
                    .query((row, number) -> item(row))
                    .list();
            var items = found.subList(0, Math.min(found.size(), part.limit()));
            var next = found.size() > part.limit()
                    ? Optional.of(items.getLast().directive().id().toString())
                    : Optional.<String>empty();
            return new Page<>(items, next, total);
        });
    }

    /** Empty for a directive of which the reader sees nothing. */
    Optional<Opened> one(Scope scope, UUID id) {
        return scoped(
                scope,
                () -> new DirectiveRows(database).course(id).map(course -> {
                    var key = database.sql("select wrapped from journal.wrapped_keys(:id) where retention = :retention")
                            .param("id", id)
                            .param("retention", DirectiveWords.RETENTION)
                            .query(byte[].class)
                            .optional()
                            .map(wrapped -> words.unwrap(id, wrapped));
                    return new Opened(course, words.said(key, course.directive().words()), key);
                }));
    }

    /** Which of these directives have which of the reader's areas, and how far those are. */
    Map<UUID, List<Addressee>> mine(Scope scope, List<UUID> directives, List<AreaCode> areas) {
        return scoped(
                scope,
                () -> database
                        .sql("""
                        select directive, area, above, post, version, stage, passed_on, received_post, received_at,
                               answered_post, answered_at, number, words, words_version
                        from directive.addressee
                        where directive = any(cast(:ids as uuid[])) and area = any(cast(:areas as bigint[]))
                        order by area
                        """)
                        .param("ids", array(directives))
                        .param("areas", array(areas))
                        .query((row, number) ->
                                Map.entry(row.getObject("directive", UUID.class), DirectiveRows.addressee(row)))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private Item item(ResultSet row) throws SQLException {
        var directive = DirectiveRows.directive(row);
        var key = Optional.ofNullable(row.getBytes("wrapped")).map(wrapped -> words.unwrap(directive.id(), wrapped));
        return new Item(directive, words.said(key, directive.words()), row.getInt("areas"), row.getInt("answered"));
    }

    private static Map<String, ?> values(Filter filter) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", filter.state().orElse(null));
        values.put("posts", filter.givenBy().map(by -> array(by.posts())).orElse(null));
        values.put("areas", filter.mine().map(DirectiveLists::array).orElse(null));
        return values;
    }

    private static String array(Iterable<?> values) {
        var texts = new StringJoiner(",", "{", "}");
        values.forEach(value -> texts.add(value.toString()));
        return texts.toString();
    }

    private interface Asking<T> {
        T ask();
    }

    /** The scope holds for this transaction only. */
    private <T> T scoped(Scope scope, Asking<T> asking) {
        var answer = transaction.execute(status -> {
            new DirectiveRows(database).look(scope);
            return asking.ask();
        });
        return Objects.requireNonNull(answer);
    }
}
