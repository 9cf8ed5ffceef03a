package org.minqing.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.emergency.EmergencyOrder.Erased;
import org.minqing.kernel.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders as rows, a copy of what their entries say. */
record OrderRows(JdbcClient database) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Map<String, Object>>> DECISIONS = new TypeReference<>() {};
    private static final String SELECT =
            "select id, version, scenario, area, begins_at, kept_days, decided, over_at, erased_at, cases from emergency.standing ";

    /** Commands about one order, and its timers, come one after another until their transactions end. */
    void queueUp(UUID id) {
        database.sql("select emergency.queue_up(:id)")
                .param("id", id)
                .query((row, number) -> true)
                .single();
    }

    Optional<EmergencyOrder> one(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(OrderRows::order)
                .optional();
    }

    /** Those that nobody has ended yet. */
    List<EmergencyOrder> running() {
        return database.sql(SELECT + "where over_at is null")
                .query(OrderRows::order)
                .list();
    }

    /** All that there were, the newest first; those before {@code cursor} where there is one. */
    List<EmergencyOrder> all(Optional<UUID> cursor, int most) {
        return database.sql(SELECT + "where cast(:cursor as uuid) is null or id < :cursor order by id desc limit :most")
                .param("cursor", cursor.orElse(null))
                .param("most", most)
                .query(OrderRows::order)
                .list();
    }

    void keep(EmergencyOrder order) {
        database.sql("""
                        select emergency.keep(:id, :version, :scenario, :area, :begins, :kept, cast(:decided as jsonb),
                                              :over, :erased, :cases)
                        """)
                .param("id", order.id())
                .param("version", order.version())
                .param("scenario", order.scenario())
                .param("area", order.area().value())
                .param("begins", Timestamp.from(order.begins()))
                .param("kept", order.kept().getDays())
                .param(
                        "decided",
                        JSON.writeValueAsString(
                                order.decided().stream().map(Deed::written).toList()))
                .param("over", order.over().map(Timestamp::from).orElse(null))
                .param(
                        "erased",
                        order.erased().map(Erased::at).map(Timestamp::from).orElse(null))
                .param("cases", order.erased().map(Erased::cases).orElse(null))
                .query((row, number) -> true)
                .single();
    }

    private static EmergencyOrder order(ResultSet row, int number) throws SQLException {
        var erased = time(row.getTimestamp("erased_at"));
        var cases = row.getLong("cases");
        return new EmergencyOrder(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("scenario"),
                new AreaCode(row.getLong("area")),
                row.getTimestamp("begins_at").toInstant(),
                Period.ofDays(row.getInt("kept_days")),
                JSON.readValue(row.getString("decided"), DECISIONS).stream()
                        .map(Deed::decided)
                        .toList(),
                time(row.getTimestamp("over_at")),
                erased.map(at -> new Erased(at, cases)));
    }

    private static Optional<Instant> time(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
