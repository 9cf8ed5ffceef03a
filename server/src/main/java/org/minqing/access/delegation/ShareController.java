package org.minqing.access.delegation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.audit.Uses;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shares between offices: the public list, which needs no session, and who gives, withdraws and reads how they are used. */
@RestController
@RequestMapping("/api/v1/shares")
class ShareController {

    private static final String KIND = "share";
    private static final int MOST = 200;

    private final Sharing sharing;
    private final Shares shares;
    private final ShareWords words;
    private final Log log;
    private final Access access;
    private final City city;

    /** What was read, and when it is now. */
    @Component
    record Log(Uses uses, Shareable shareable, InstantSource clock) {}

    /**
     * @param to the office that sees, as the choices write it
     * @param purpose one of the city's, by its code
     * @param classes the scenario classes, one at least
     * @param sight {@code open}, or {@code sealed} with what was said in confidence
     * @param export whether lists may be taken out
     */
    record ShareBody(
            @Nullable String to,
            @Nullable String purpose,
            @Nullable AreaCode area,
            @Nullable Set<String> classes,
            @Nullable String sight,
            @Nullable Boolean export,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * What those read who gave it or are above.
     *
     * @param mine whether the asking post may withdraw it
     */
    record ShareWholeView(ShareWords.ShareView share, boolean mine) {}

    ShareController(Sharing sharing, Shares shares, ShareWords words, Log log, Access access, City city) {
        this.sharing = sharing;
        this.shares = shares;
        this.words = words;
        this.log = log;
        this.access = access;
        this.city = city;
    }

    /** The latest shares: which office lets which see what, for what and until when, those that have ended included. */
    @GetMapping
    List<ShareWords.ShareView> publicShares() {
        return words.views(shares.latest(MOST), log.clock().instant());
    }

    /** What the post in which one acts may share, and with whom. */
    @GetMapping("/choices")
    ShareWords.ShareChoicesView choices(Actor actor) {
        var own = sharing.own(actor);
        access.require(actor, Verb.SHARE_GIVE, thing(own, own.area()));
        return words.choices(
                log.shareable().purposes(actor, own), log.shareable().receivers(own, city));
    }

    @GetMapping("/{id}")
    ShareWholeView wholeShare(Actor actor, @PathVariable UUID id) {
        var share = found(id);
        access.require(actor, Verb.SHARE_READ, thing(share));
        return whole(share, actor);
    }

    /** Gives it; no more than the own post has, and under the id of a request no more than was asked. */
    @PutMapping("/{id}")
    ShareWholeView give(Actor actor, @PathVariable UUID id, @RequestBody ShareBody body) {
        var area = WantedShare.WANTED.needed("/area", body.area());
        var own = sharing.own(actor);
        access.require(actor, Verb.SHARE_GIVE, thing(own, area));
        var wish = new Sharing.Wish(
                id,
                body.to(),
                body.purpose(),
                area,
                WantedShare.classes(body.classes()),
                body.sight(),
                body.export(),
                body.from(),
                body.until());
        return whole(sharing.give(actor, wish, city), actor);
    }

    /** Ends it at once. */
    @PostMapping("/{id}/withdraw")
    ShareWholeView withdraw(Actor actor, @PathVariable UUID id) {
        var share = found(id);
        access.require(actor, Verb.SHARE_READ, thing(share));
        if (!sharing.mayWithdraw(actor, share, words.giver(share).area())) {
            throw new ProblemException(AccessProblem.SHARE_NOT_OWN);
        }
        return whole(sharing.withdraw(share, actor), actor);
    }

    /** How it was used, the newest first: in which post, when, how and how much; those before a moment where one is named. */
    @GetMapping("/{id}/uses")
    List<ShareWords.ShareUseView> uses(
            Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable Instant before) {
        var share = found(id);
        access.require(actor, Verb.SHARE_READ, thing(share));
        var until = Optional.ofNullable(before).orElse(Instant.parse("9999-01-01T00:00:00Z"));
        return words.uses(share, log.uses().under(id, until, MOST));
    }

    private Share found(UUID id) {
        return shares.one(id).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    private static Thing thing(Hand own, AreaCode area) {
        return new Thing(KIND, "", area, own.department(), Set.of(), Set.of());
    }

    /** At the place where it was given, so that the levels above reach it. */
    private Thing thing(Share share) {
        var giver = words.giver(share);
        return new Thing(
                KIND,
                "",
                giver.area(),
                giver.department(),
                Set.of(),
                Set.of(share.giver().post()));
    }

    private ShareWholeView whole(Share share, Actor actor) {
        return new ShareWholeView(
                words.view(share, log.clock().instant()),
                sharing.mayWithdraw(actor, share, words.giver(share).area()));
    }
}
