package org.minqing.exchange.partner;

import org.minqing.exchange.ExchangeProblem;
import org.minqing.exchange.partner.PartnerBodies.DeliveredView;
import org.minqing.exchange.partner.PartnerBodies.DeliveryBody;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a partner sends and asks. Whoever signs with another account does not learn that there is such a partner. */
@RestController
@RequestMapping("/api/v1/exchange/partners/{partner}/cases/{number}")
class PartnerController {

    private final Partners partners;
    private final PartnerLinks links;
    private final Delivering delivering;

    PartnerController(Partners partners, PartnerLinks links, Delivering delivering) {
        this.partners = partners;
        this.links = links;
        this.delivering = delivering;
    }

    /** Delivers a case under the partner's own number; again it is the same case. */
    @PutMapping
    DeliveredView deliver(
            Actor actor, @PathVariable String partner, @PathVariable String number, @RequestBody DeliveryBody body) {
        return delivering.take(own(actor, partner), actor, number, body);
    }

    /** How a delivered case stands, with what was answered. */
    @GetMapping
    DeliveredView delivered(Actor actor, @PathVariable String partner, @PathVariable String number) {
        return delivering.read(own(actor, partner), actor, number);
    }

    private Partner own(Actor actor, String partner) {
        return links.one(partner)
                .filter(link -> link.account().equals(actor.account()))
                .flatMap(link -> partners.find(link.partner()))
                .orElseThrow(() -> new ProblemException(ExchangeProblem.PARTNER_UNKNOWN));
    }
}
