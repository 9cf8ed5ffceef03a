package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.session.FactorResets.Decided;
import org.minqing.access.session.FactorResets.Reason;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A lost second factor, passkeys included, is taken away by two persons: one asks, another one decides. */
@RestController
@RequestMapping("/api/v1/factor-resets")
class FactorResetController {

    private final ResettingFactors resetting;

    /**
     * @param account the sign-in name of the account
     * @param reason why the factor cannot be shown: {@code lost}, {@code broken} or {@code replaced}
     */
    record FactorResetBody(
            @Nullable String account, @Nullable String reason) {}

    /**
     * A request.
     *
     * @param name the display name, so that whoever decides knows whom to ask
     * @param own whether the reader asked for it, and so does not decide it
     * @param takenAway what was decided; absent while it waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactorResetView(
            UUID id,
            String account,
            String name,
            String reason,
            Instant askedAt,
            Instant until,
            boolean own,
            @Nullable Boolean takenAway) {

        static FactorResetView of(ResettingFactors.Asked asked, Actor reader) {
            var reset = asked.reset();
            return new FactorResetView(
                    reset.id(),
                    asked.account().signInName(),
                    asked.account().displayName(),
                    reset.reason().name().toLowerCase(Locale.ROOT),
                    reset.askedAt(),
                    reset.until(),
                    reset.askedBy().equals(reader.account()),
                    reset.decided().map(Decided::takenAway).orElse(null));
        }
    }

    FactorResetController(ResettingFactors resetting) {
        this.resetting = resetting;
    }

    /** Those that wait, of accounts that one keeps or watches over. */
    @GetMapping
    List<FactorResetView> waiting(Actor actor) {
        return resetting.waiting(actor).stream()
                .map(asked -> FactorResetView.of(asked, actor))
                .toList();
    }

    @PutMapping("/{id}")
    FactorResetView ask(Actor actor, @PathVariable UUID id, @RequestBody FactorResetBody body) {
        var typed = new Typed();
        var name = typed.name("/account", body.account());
        typed.refuse();
        return FactorResetView.of(resetting.ask(actor, name, id, reason(body.reason())), actor);
    }

    /** Takes the factor away; every session of the account ends. */
    @PostMapping("/{id}/confirm")
    FactorResetView confirm(Actor actor, @PathVariable UUID id) {
        return FactorResetView.of(resetting.decide(actor, id, true), actor);
    }

    @PostMapping("/{id}/refuse")
    FactorResetView refuse(Actor actor, @PathVariable UUID id) {
        return FactorResetView.of(resetting.decide(actor, id, false), actor);
    }

    private static Reason reason(@Nullable String code) {
        return Arrays.stream(Reason.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        AccessProblem.CREDENTIALS_INVALID, List.of(new Fault("/reason", "field.invalid"))));
    }
}
