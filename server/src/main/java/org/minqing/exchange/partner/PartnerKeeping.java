package org.minqing.exchange.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Machines;
import org.minqing.exchange.ExchangeProblem;
import org.minqing.exchange.partner.PartnerBodies.PartnerLinkBody;
import org.minqing.exchange.partner.PartnerLinks.Link;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Connecting a partner, with the entry of it. */
@Component
class PartnerKeeping {

    private static final String LINKED = "exchange.partner-linked";
    private static final int LONGEST_ADDRESS = 300;

    private final PartnerLinks links;
    private final Machines machines;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    PartnerKeeping(
            PartnerLinks links,
            Machines machines,
            Journal journal,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.links = links;
        this.machines = machines;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Connects it anew; the same again enters nothing. */
    Link link(Partner partner, PartnerLinkBody body, Actor by) {
        var account = Optional.ofNullable(body.account())
                .map(AccountId::new)
                .flatMap(machines::one)
                .orElseThrow(() -> wrong("account", "field.choice"));
        var address = Optional.ofNullable(body.address()).map(String::strip).filter(text -> !text.isEmpty());
        if (address.filter(text -> !isAddress(text)).isPresent()) {
            throw wrong("address", "field.link");
        }
        var taken = links.all().stream()
                .anyMatch(link -> link.account().equals(account.account())
                        && !link.partner().equals(partner.id()));
        if (taken) {
            throw wrong("account", "field.choice");
        }
        var link = new Link(partner.id(), account.account(), address);
        if (!links.one(partner.id()).equals(Optional.of(link))) {
            transaction.executeWithoutResult(_ -> {
                links.put(link, clock.instant());
                enter(link, by);
            });
        }
        return link;
    }

    private void enter(Link link, Actor by) {
        var stream =
                UUID.nameUUIDFromBytes(("minqing:exchange.partner:" + link.partner()).getBytes(StandardCharsets.UTF_8));
        journal.enter(stream, LINKED, by, clock.instant(), PartnerLinks.told(link));
    }

    /** By TLS; without it on this very machine only. No name and password, no question, no fragment. */
    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            var host = String.valueOf(address.getHost());
            var safe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && (host.equals("localhost") || host.equals("127.0.0.1"));
            return safe
                    && text.length() <= LONGEST_ADDRESS
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static ProblemException wrong(String field, String code) {
        return new ProblemException(ExchangeProblem.PARTNER_WRONG, List.of(new Fault(field, code)), Map.of());
    }
}
