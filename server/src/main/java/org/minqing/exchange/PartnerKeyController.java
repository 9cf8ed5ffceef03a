package org.minqing.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.casework.CaseSources;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of other programs, for whoever keeps the accounts of the whole city. */
@RestController
@RequestMapping("/api/v1/exchange/keys")
class PartnerKeyController {

    private static final int LONGEST_NAME = 80;
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 30;

    private final PartnerKeys keys;
    private final CaseSources sources;
    private final Access access;
    private final City city;

    /** To whom a key is given, and by which way of the city's list its reports come in. */
    record PartnerKeyBody(@Nullable String name, @Nullable String source) {}

    /** For how many days the secret before opens too; a week where nothing is said. */
    record RenewedKeyBody(@Nullable Integer days) {}

    /**
     * A key as whoever keeps it sees it.
     *
     * @param formerUntil until when the secret before opens too
     */
    record PartnerKeyView(
            UUID id,
            String name,
            String source,
            Instant madeAt,
            Optional<Instant> revokedAt,
            Optional<Instant> formerUntil) {

        static PartnerKeyView of(PartnerKeys.Partner partner) {
            return new PartnerKeyView(
                    partner.id(),
                    partner.name(),
                    partner.source(),
                    partner.madeAt(),
                    partner.revokedAt(),
                    partner.formerUntil());
        }
    }

    /** A key with its secret, told this once. */
    record PartnerKeySecretView(UUID id, String name, String source, String key) {

        static PartnerKeySecretView of(PartnerKeys.Made made) {
            var partner = made.partner();
            return new PartnerKeySecretView(partner.id(), partner.name(), partner.source(), made.secret());
        }
    }

    PartnerKeyController(PartnerKeys keys, CaseSources sources, Access access, City city) {
        this.keys = keys;
        this.sources = sources;
        this.access = access;
        this.city = city;
    }

    @GetMapping
    List<PartnerKeyView> all(Actor actor) {
        ask(actor);
        return keys.all().stream().map(PartnerKeyView::of).toList();
    }

    /** Makes a key. Whoever loses it revokes it and makes another. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PartnerKeySecretView make(Actor actor, @RequestBody PartnerKeyBody body) {
        ask(actor);
        var name = Optional.ofNullable(body.name()).map(String::strip).orElse("");
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(ExchangeProblem.KEY_UNNAMED, List.of(new Fault("name", "field.missing")));
        }
        var source = sources.all().stream()
                .map(CaseSources.Source::code)
                .filter(code -> code.equals(body.source()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ExchangeProblem.KEY_UNNAMED, List.of(new Fault("source", "field.choice"))));
        return PartnerKeySecretView.of(keys.make(name, source, actor));
    }

    /** Makes a new secret for a key; what the key reported stays its own. Without days the secret before opens nothing any more. */
    @PostMapping("/{id}/secret")
    PartnerKeySecretView renew(Actor actor, @PathVariable String id, @RequestBody RenewedKeyBody body) {
        ask(actor);
        var days = Optional.ofNullable(body.days()).orElse(USUAL_DAYS);
        if (days < 0 || days > MOST_DAYS) {
            throw new ProblemException(ExchangeProblem.KEY_DAYS, List.of(new Fault("days", "field.range")));
        }
        return PartnerKeySecretView.of(keys.renew(known(id), Duration.ofDays(days), actor));
    }

    /** From now on the key opens nothing; what it reported stays. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable String id) {
        ask(actor);
        keys.revoke(known(id), actor);
    }

    private static UUID known(String id) {
        return Open311Controller.id(id).orElseThrow(() -> new ProblemException(ExchangeProblem.KEY_UNKNOWN));
    }

    private void ask(Actor actor) {
        city.roots().forEach(root -> access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(root.code())));
    }
}
