package org.minqing.casework.web;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.minqing.kernel.UuidV7;

/** What the device of somebody without an account makes and sends. */
final class Guests {

    static final long GRID = 441521110220001L;

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Random RANDOM = new Random();

    private Guests() {}

    static UUID id() {
        return UuidV7.at(InstantSource.system().instant(), RANDOM);
    }

    static String code() {
        var signs = new StringBuilder();
        RANDOM.ints(20, 0, SIGNS.length()).forEach(at -> signs.append(SIGNS.charAt(at)));
        return signs.toString();
    }

    static Map<String, Object> report(UUID id, String code) {
        return new LinkedHashMap<>(Map.of(
                "id",
                id,
                "code",
                code,
                "command",
                id(),
                "scenario",
                "general-event",
                "area",
                GRID,
                "fields",
                Map.of("kind", "street-light", "severity", "ordinary", "description", "示例：路灯不亮。"),
                "observedAt",
                InstantSource.system().instant()));
    }

    /** What opens the report of that number. */
    static Map<String, String> key(String number, String code) {
        return Map.of("number", number, "code", code);
    }
}
