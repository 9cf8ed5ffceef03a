package org.minqing.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Scope;
import org.minqing.directive.Directive.Words;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of directives and their areas, for a transaction that has said under which scope it looks. */
final class DirectiveRows {

    static final String COLUMNS = """
            d.id, d.version, d.area, d.post, d.given_at, d.due_at, d.counts, d.state, d.ended_at, d.words, d.words_version
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;

    DirectiveRows(JdbcClient database) {
        this.database = database;
    }

    /** Makes the other commands of a directive wait for the end of this transaction. */
    void queueUp(UUID id) {
        database.sql("select directive.queue_up(:id)")
                .param("id", id)
                .query((row, number) -> true)
                .single();
    }

    /** What this transaction may see from here on; without it row-level security shows nothing. */
    void look(Scope scope) {
        database.sql("select set_config('minqing.scope', :scope, true)")
                .param("scope", scope.setting())
                .query(String.class)
                .single();
    }

    /** The directive with all of its areas that may be seen. */
    Optional<Course> course(UUID id) {
        return course(id, Optional.empty());
    }

    /** The directive with the area, where one is named, and those that it passed it on to; otherwise with all. */
    Optional<Course> course(UUID id, Optional<AreaCode> about) {
        return database.sql("select " + COLUMNS + " from directive.directive d where d.id = :id")
                .param("id", id)
                .query((row, number) -> directive(row))
                .optional()
                .map(directive -> new Course(directive, addressees(id, about)));
    }

    private TreeMap<AreaCode, Addressee> addressees(UUID id, Optional<AreaCode> about) {
        var addressees = new TreeMap<AreaCode, Addressee>();
        database.sql("""
                        select area, above, post, version, stage, passed_on, received_post, received_at, answered_post,
                               answered_at, number, words, words_version
                        from directive.addressee
                        where directive = :id and (cast(:about as bigint) is null or area = :about or above = :about)
                        """)
                .param("id", id)
                .param("about", about.map(AreaCode::value).orElse(null))
                .query((row, number) -> addressee(row))
                .list()
                .forEach(one -> addressees.put(one.area(), one));
        return addressees;
    }

    /** Keeps a directive and some of its areas; one statement. */
    void keep(Directive directive, Collection<Addressee> addressees) {
        database.sql("select directive.keep(cast(:directive as jsonb), cast(:addressees as jsonb))")
                .param("directive", JSON.writeValueAsString(values(directive)))
                .param(
                        "addressees",
                        JSON.writeValueAsString(
                                addressees.stream().map(DirectiveRows::values).toList()))
                .query(Integer.class)
                .single();
    }

    static Directive directive(ResultSet row) throws SQLException {
        return new Directive(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                new Directive.Giver(
                        new AreaCode(row.getLong("area")),
                        new PostId(row.getObject("post", UUID.class)),
                        Objects.requireNonNull(instant(row, "given_at"))),
                Objects.requireNonNull(instant(row, "due_at")),
                row.getBoolean("counts"),
                Directive.State.of(row.getString("state")),
                Optional.ofNullable(instant(row, "ended_at")),
                words(row));
    }

    static Addressee addressee(ResultSet row) throws SQLException {
        return new Addressee(
                new AreaCode(row.getLong("area")),
                Optional.ofNullable(row.getObject("above", Long.class)).map(AreaCode::new),
                post(row, "post"),
                row.getInt("version"),
                Addressee.Stage.of(row.getString("stage")),
                row.getBoolean("passed_on"),
                receipt(row),
                reply(row));
    }

    private static Optional<Addressee.Receipt> receipt(ResultSet row) throws SQLException {
        var at = instant(row, "received_at");
        var post = post(row, "received_post");
        return at == null ? Optional.empty() : post.map(by -> new Addressee.Receipt(by, at));
    }

    private static Optional<Addressee.Reply> reply(ResultSet row) throws SQLException {
        var at = instant(row, "answered_at");
        var post = post(row, "answered_post");
        if (at == null || post.isEmpty()) {
            return Optional.empty();
        }
        var number = Optional.ofNullable(row.getBigDecimal("number"));
        return Optional.of(new Addressee.Reply(post.get(), at, number, words(row)));
    }

    private static Words words(ResultSet row) throws SQLException {
        return new Words(Base64.getEncoder().encodeToString(row.getBytes("words")), row.getInt("words_version"));
    }

    private static Optional<PostId> post(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(PostId::new);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static Map<String, @Nullable Object> values(Directive directive) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("id", directive.id().toString());
        values.put("version", directive.version());
        values.put("area", directive.giver().area().value());
        values.put("post", directive.giver().post().toString());
        values.put("given_at", directive.giver().at().toString());
        values.put("due_at", directive.due().toString());
        values.put("counts", directive.counts());
        values.put("state", directive.state().code());
        values.put("ended_at", directive.ended().map(Instant::toString).orElse(null));
        values.put("words", directive.words().ciphertext());
        values.put("words_version", directive.words().version());
        return values;
    }

    private static Map<String, @Nullable Object> values(Addressee one) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("area", one.area().value());
        values.put("above", one.above().map(AreaCode::value).orElse(null));
        values.put("post", one.post().map(PostId::toString).orElse(null));
        values.put("version", one.version());
        values.put("stage", one.stage().code());
        values.put("passed_on", one.passedOn());
        one.received().ifPresent(receipt -> {
            values.put("received_post", receipt.post().toString());
            values.put("received_at", receipt.at().toString());
        });
        one.reply().ifPresent(reply -> {
            values.put("answered_post", reply.post().toString());
            values.put("answered_at", reply.at().toString());
            values.put("number", reply.number().orElse(null));
            values.put("words", reply.words().ciphertext());
            values.put("words_version", reply.words().version());
        });
        return values;
    }
}
