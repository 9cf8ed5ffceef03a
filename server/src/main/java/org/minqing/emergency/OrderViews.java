package org.minqing.emergency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.RoleNames;
import org.minqing.access.SmallCells;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.emergency.EmergencyOrder.Body;
import org.minqing.emergency.EmergencyOrder.Erased;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.Purpose;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.springframework.beans.factory.ObjectProvider;

/** Orders as everybody may read them. */
final class OrderViews {

    private final City city;
    private final RoleNames roles;
    private final Scenarios scenarios;
    private final ObjectProvider<OrderedContent> content;

    OrderViews(City city, RoleNames roles, Scenarios scenarios, ObjectProvider<OrderedContent> content) {
        this.city = city;
        this.roles = roles;
        this.scenarios = scenarios;
        this.content = content;
    }

    record OrderPageView(
            List<OrderView> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID next) {}

    /** How an order stands after a command. */
    record OrderDoneView(UUID id, int version, Instant ends, boolean repeated) {

        static OrderDoneView of(Orders.Done done) {
            var order = done.order();
            return new OrderDoneView(order.id(), order.version(), order.over().orElse(order.ends()), done.isRepeated());
        }
    }

    /**
     * An order.
     *
     * @param state {@code coming}, {@code running}, {@code over} or {@code destroyed}: all content of its cases is gone
     * @param cases how many were begun under it; in steps of five; absent below five
     * @param destroyedAt when all their content was gone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderView(
            UUID id,
            int version,
            String state,
            String scenario,
            Map<String, String> scenarioNames,
            String purpose,
            Map<String, String> legalBasis,
            AreaCode area,
            Map<String, String> areaNames,
            Instant begins,
            Instant ends,
            List<DecidedView> decided,
            @Nullable Long cases,
            @Nullable Instant destroyedAt) {}

    /**
     * The order or one of its renewals.
     *
     * @param by the body, by language; empty for a sample that nobody decided
     */
    record DecidedView(String number, Instant at, Instant ends, Map<String, String> by) {}

    OrderPageView page(List<EmergencyOrder> orders, int limit, Instant now) {
        var shown = orders.stream().limit(limit).toList();
        var ids = shown.stream().map(EmergencyOrder::id).toList();
        var counts = content.stream()
                .flatMap(keeper -> keeper.counts(ids).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
        return new OrderPageView(
                shown.stream().map(order -> view(order, counts, now)).toList(),
                orders.size() > limit ? ids.getLast() : null);
    }

    private OrderView view(EmergencyOrder order, Map<UUID, Long> counts, Instant now) {
        var scenario = scenarios.current(order.scenario());
        var cases = order.erased().map(Erased::cases).orElse(counts.getOrDefault(order.id(), 0L));
        return new OrderView(
                order.id(),
                order.version(),
                state(order, now),
                order.scenario(),
                scenario.map(known -> known.names().byLanguage()).orElse(Map.of()),
                scenario.map(Scenario::purpose).map(Purpose::code).orElse(""),
                scenario.map(known -> known.legalBasis().byLanguage()).orElse(Map.of()),
                order.area(),
                names(order.area()),
                order.begins(),
                order.over().orElse(order.ends()),
                order.decided().stream()
                        .map(one -> new DecidedView(
                                one.number(),
                                one.at(),
                                one.ends(),
                                one.by().map(this::names).orElse(Map.of())))
                        .toList(),
                SmallCells.alone(cases).orElse(null),
                order.erased().map(Erased::at).orElse(null));
    }

    private static String state(EmergencyOrder order, Instant now) {
        if (order.erased().isPresent()) {
            return "destroyed";
        }
        return order.isInForce(now) ? "running" : now.isBefore(order.begins()) ? "coming" : "over";
    }

    private Map<String, String> names(AreaCode code) {
        return city.area(code).map(this::names).orElse(Map.of());
    }

    private Map<String, String> names(Area area) {
        return city.languages().stream().collect(Collectors.toMap(Function.identity(), area::name));
    }

    /** A body is told as what it is and where, never by who holds the post. */
    private Map<String, String> names(Body body) {
        var role = roles.of(body.role());
        return names(body.area()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        name -> name.getValue() + " · "
                                + Optional.ofNullable(role.get(name.getKey())).orElse(body.role())));
    }
}
