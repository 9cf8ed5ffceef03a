package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.Identities;
import org.minqing.casework.Identities.Wish;
import org.minqing.casework.IdentityReading;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who stands behind a pseudonym: asked by one, opened by another. */
@RestController
@RequestMapping("/api/v1")
class IdentityController {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 1_000;

    private final Identities identities;
    private final IdentityReading reading;
    private final Labels labels;

    IdentityController(Identities identities, IdentityReading reading, Labels labels) {
        this.identities = identities;
        this.reading = reading;
        this.labels = labels;
    }

    /**
     * @param name who reported, for whoever asked and as long as it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IdentityView(
            List<IdentityRequestView> requests,
            boolean mayAsk,
            @Nullable String name) {}

    /**
     * @param state {@code waiting}, {@code confirmed}, {@code refused}, or {@code expired} where nobody decided in time
     * @param openUntil until when whoever asked sees the name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IdentityRequestView(
            UUID id,
            @Nullable String postName,
            Instant at,
            Instant until,
            String state,
            @Nullable Instant openUntil,
            @Nullable String reason,
            boolean mayDecide) {}

    /** {@code until}: for how long it can be decided; of a confirmed one, for how long the name is seen. */
    record IdentityDoneView(int version, UUID request, Instant until) {}

    /** Why somebody must know who reported. */
    record IdentityAskBody(@Nullable String reason) {

        Wish.Ask wish(Checks checks) {
            var said = reason == null ? "" : reason.strip();
            if (said.indexOf('\0') >= 0) {
                checks.fault("reason", "field.blank");
            }
            if (said.codePointCount(0, said.length()) > LONGEST) {
                checks.fault("reason", "field.too-long");
            }
            checks.finish();
            return new Wish.Ask(said);
        }
    }

    /**
     * @param deed {@code confirm} or {@code refuse}
     */
    record IdentityStep(@Nullable UUID command, @Nullable String deed) {

        Wish.Decide wish(UUID request) {
            var checks = new Checks();
            checks.version7("command", command);
            var name = checks.needed("deed", deed);
            if (name != null && !List.of("confirm", "refuse").contains(name)) {
                checks.fault("deed", "field.choice");
            }
            checks.finish();
            return new Wish.Decide(request, "confirm".equals(name));
        }
    }

    @GetMapping("/cases/{id}/identity")
    IdentityView one(Actor actor, @PathVariable UUID id) {
        var all = reading.of(actor, new CaseId(id));
        return new IdentityView(
                all.requests().stream().map(this::view).toList(),
                all.mayAsk(),
                all.name().orElse(null));
    }

    /** Asks: 201, and again 200 with the same body. */
    @PutMapping("/cases/{id}/identity/{request}")
    ResponseEntity<IdentityDoneView> ask(
            Actor actor, @PathVariable UUID id, @PathVariable UUID request, @RequestBody IdentityAskBody body) {
        var checks = new Checks();
        checks.version7("request", request);
        var wish = body.wish(checks);
        var done = identities.act(new Identities.Command(
                new CaseId(id), new CommandId(request), actor, wish, JSON.writeValueAsBytes(body)));
        return ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view(done));
    }

    @PostMapping("/cases/{id}/identity/{request}/commands")
    IdentityDoneView decide(
            Actor actor, @PathVariable UUID id, @PathVariable UUID request, @RequestBody IdentityStep body) {
        var wish = body.wish(request);
        var command = new CommandId(Objects.requireNonNull(body.command()));
        return view(identities.act(
                new Identities.Command(new CaseId(id), command, actor, wish, JSON.writeValueAsBytes(body))));
    }

    private static IdentityDoneView view(Identities.Done done) {
        return new IdentityDoneView(done.version(), done.request(), done.until());
    }

    private IdentityRequestView view(IdentityReading.Seen seen) {
        var one = seen.request();
        var post = one.post();
        return new IdentityRequestView(
                one.id(),
                post == null ? null : labels.post(post).orElse(null),
                one.at(),
                one.until(),
                seen.stage().code(),
                one.openUntil().orElse(null),
                seen.reason().orElse(null),
                seen.mayDecide());
    }
}
