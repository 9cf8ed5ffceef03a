package org.minqing.exchange.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The partners that the city folder names now. */
@Component
class Partners {

    private volatile Map<String, Partner> byId = Map.of();

    void begin(List<Partner> partners) {
        byId = partners.stream().collect(Collectors.toUnmodifiableMap(Partner::id, Function.identity()));
    }

    Optional<Partner> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Partner> all() {
        return List.copyOf(byId.values());
    }
}
