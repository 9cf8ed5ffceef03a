package org.minqing.exchange.partner;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.exchange.ExchangeProblem;
import org.minqing.exchange.partner.PartnerBodies.MessageView;
import org.minqing.exchange.partner.PartnerBodies.PartnerLinkBody;
import org.minqing.exchange.partner.PartnerBodies.PartnerView;
import org.minqing.exchange.partner.PartnerLinks.Link;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The partners, and what they were told, for whoever keeps the accounts of the whole city. It shows codes and no word. */
@RestController
@RequestMapping("/api/v1/exchange/partners")
class PartnerAdminController {

    private final Partners partners;
    private final PartnerLinks links;
    private final PartnerKeeping keeping;
    private final PartnerOutbox outbox;
    private final Access access;
    private final City city;

    PartnerAdminController(
            Partners partners,
            PartnerLinks links,
            PartnerKeeping keeping,
            PartnerOutbox outbox,
            Access access,
            City city) {
        this.partners = partners;
        this.links = links;
        this.keeping = keeping;
        this.outbox = outbox;
        this.access = access;
        this.city = city;
    }

    /** Those that the city folder names. */
    @GetMapping
    List<PartnerView> partners(Actor actor) {
        ask(actor);
        return partners.all().stream()
                .sorted(Comparator.comparing(Partner::id))
                .map(partner -> view(partner, links.one(partner.id())))
                .toList();
    }

    /** Says which account the partner signs with, and where it is told. */
    @PutMapping("/{partner}")
    PartnerView link(Actor actor, @PathVariable String partner, @RequestBody PartnerLinkBody body) {
        ask(actor);
        var found = find(partner);
        return view(found, Optional.of(keeping.link(found, body, actor)));
    }

    /** What the partner is told, the last first; 200 at most. */
    @GetMapping("/{partner}/messages")
    List<MessageView> messages(Actor actor, @PathVariable String partner) {
        ask(actor);
        return outbox.of(find(partner).id());
    }

    /** Sends what was laid aside once more. */
    @PostMapping("/{partner}/messages/{id}/again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendAgain(Actor actor, @PathVariable String partner, @PathVariable UUID id) {
        ask(actor);
        if (!outbox.again(find(partner).id(), id)) {
            throw new ProblemException(ExchangeProblem.MESSAGE_UNKNOWN);
        }
    }

    private Partner find(String id) {
        return partners.find(id).orElseThrow(() -> new ProblemException(ExchangeProblem.PARTNER_UNKNOWN));
    }

    private void ask(Actor actor) {
        city.roots().forEach(root -> access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(root.code())));
    }

    private static PartnerView view(Partner partner, Optional<Link> link) {
        return new PartnerView(partner.id(), link.map(one -> one.account().value()), link.flatMap(Link::address));
    }
}
