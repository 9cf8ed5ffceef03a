package org.minqing.emergency;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.emergency.EmergencyOrder.Decided;
import org.minqing.emergency.OrderEntries.By;
import org.minqing.emergency.OrderViews.OrderDoneView;
import org.minqing.emergency.OrderViews.OrderPageView;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Orders: the public list, which needs no session, and what bodies decide. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderController {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 200;
    private static final int LONGEST_NUMBER = 60;

    private final Orders orders;
    private final OrderBodies bodies;
    private final OrderViews views;
    private final InstantSource clock;

    /** @param ends the moment at which it is over */
    record OrderBody(
            @Nullable String scenario,
            @Nullable AreaCode area,
            @Nullable String number,
            @Nullable Instant ends) {}

    /**
     * @param deed {@code renew}, with a number and an end, or {@code end}
     * @param version of the order as it was seen
     */
    record OrderDeedBody(
            @Nullable UUID command,
            @Nullable String deed,
            @Nullable Integer version,
            @Nullable String number,
            @Nullable Instant ends) {}

    OrderController(Orders orders, OrderBodies bodies, OrderViews views, InstantSource clock) {
        this.orders = orders;
        this.bodies = bodies;
        this.views = views;
        this.clock = clock;
    }

    /** All orders that there were, those that are over included, the newest first. */
    @GetMapping
    OrderPageView all(
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw wrong("limit", "field.range");
        }
        return views.page(orders.all(Optional.ofNullable(cursor), limit + 1), limit, clock.instant());
    }

    /** Gives an order: 201, and again 200 with the same body. */
    @PutMapping("/{id}")
    ResponseEntity<OrderDoneView> give(Actor actor, @PathVariable UUID id, @RequestBody OrderBody body) {
        if (id.version() != 7) {
            throw wrong("id", "field.uuid");
        }
        var area = bodies.area(needed("area", body.area()));
        var by = bodies.giving(actor, area);
        var now = now();
        var decided = new Decided(number(body.number()), now, micros(needed("ends", body.ends())), Optional.of(by));
        var done = orders.give(new Orders.Giving(
                id,
                needed("scenario", body.scenario()),
                area,
                decided,
                new By(actor, Optional.of(new CommandId(id)), JSON.writeValueAsBytes(body), now)));
        return ResponseEntity.status(done.isRepeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(OrderDoneView.of(done));
    }

    /** Renews or ends an order. */
    @PostMapping("/{id}/commands")
    OrderDoneView act(Actor actor, @PathVariable UUID id, @RequestBody OrderDeedBody body) {
        var order = orders.one(id).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        var decider = bodies.giving(actor, order.area());
        var version = needed("version", body.version());
        var now = now();
        var command = Optional.of(new CommandId(needed("command", body.command())));
        var by = new By(actor, command, JSON.writeValueAsBytes(body), now);
        return switch (needed("deed", body.deed())) {
            case "renew" -> {
                var ends = micros(needed("ends", body.ends()));
                var decided = new Decided(number(body.number()), now, ends, Optional.of(decider));
                yield OrderDoneView.of(orders.renew(id, version, decided, by));
            }
            case "end" -> OrderDoneView.of(orders.end(id, version, by));
            default -> throw wrong("deed", "field.choice");
        };
    }

    private Instant now() {
        return micros(clock.instant());
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static String number(@Nullable String written) {
        var number = needed("number", written).strip();
        if (number.isEmpty()) {
            throw wrong("number", "field.missing");
        }
        if (number.length() > LONGEST_NUMBER) {
            throw wrong("number", "field.too-long");
        }
        return number;
    }

    private static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw wrong(field, "field.missing");
        }
        return value;
    }

    static ProblemException wrong(String field, String code) {
        return new ProblemException(OrderProblem.FIELD_INVALID, List.of(new Fault("/" + field, code)));
    }
}
