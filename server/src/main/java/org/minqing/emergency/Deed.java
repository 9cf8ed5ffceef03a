package org.minqing.emergency;

import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.emergency.EmergencyOrder.Body;
import org.minqing.emergency.EmergencyOrder.Decided;
import org.minqing.emergency.EmergencyOrder.Erased;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** What happens to an order, as its entries say it: codes, ids, times and the numbers of public documents. */
sealed interface Deed {

    record Given(String scenario, AreaCode area, Period kept, Decided decided) implements Deed {}

    record Renewed(Decided decided) implements Deed {}

    record Ended(Instant at) implements Deed {}

    record Destroyed(Erased erased) implements Deed {}

    default String kind() {
        return switch (this) {
            case Given _ -> "order.given";
            case Renewed _ -> "order.renewed";
            case Ended _ -> "order.ended";
            case Destroyed _ -> "order.content-destroyed";
        };
    }

    default Map<String, Object> open() {
        return switch (this) {
            case Given(var scenario, var area, var kept, var decided) -> {
                var open = written(decided);
                open.put("area", area.toString());
                open.put("kept", kept.toString());
                open.put("scenario", scenario);
                yield open;
            }
            case Renewed(var decided) -> written(decided);
            case Ended(var at) -> new TreeMap<>(Map.of("at", at.toString()));
            case Destroyed(var erased) -> new TreeMap<>(Map.of("at", erased.at().toString(), "cases", erased.cases()));
        };
    }

    static Map<String, Object> written(Decided decided) {
        var open = new TreeMap<String, Object>(Map.of(
                "at", decided.at().toString(),
                "ends", decided.ends().toString(),
                "number", decided.number()));
        decided.by().ifPresent(body -> {
            var by = new TreeMap<String, Object>(Map.of(
                    "area", body.area().toString(),
                    "post", body.post().toString(),
                    "role", body.role()));
            body.department().ifPresent(department -> by.put("department", department));
            open.put("by", by);
        });
        return open;
    }

    static Decided decided(Map<?, ?> open) {
        return new Decided(
                text(open, "number"),
                Instant.parse(text(open, "at")),
                Instant.parse(text(open, "ends")),
                open.get("by") instanceof Map<?, ?> by
                        ? Optional.of(new Body(
                                new PostId(UUID.fromString(text(by, "post"))),
                                text(by, "role"),
                                new AreaCode(Long.parseLong(text(by, "area"))),
                                Optional.ofNullable(by.get("department")).map(Object::toString)))
                        : Optional.empty());
    }

    private static String text(Map<?, ?> open, String key) {
        return String.valueOf(open.get(key));
    }
}
