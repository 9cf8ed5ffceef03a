package org.minqing.exchange.partner;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import org.minqing.exchange.partner.PartnerLinks.Link;
import org.minqing.exchange.partner.PartnerOutbox.Due;
import org.minqing.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Tells partners what is due now: each message outside of any transaction, with the same id and words at each try. */
@Component
class PartnerRound {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerRound.class);
    private static final int AT_ONCE = 8;

    private final Partners partners;
    private final PartnerLinks links;
    private final PartnerOutbox outbox;
    private final PartnerMessages messages;
    private final PartnerCall call;
    private final InstantSource clock;

    PartnerRound(
            Partners partners,
            PartnerLinks links,
            PartnerOutbox outbox,
            PartnerMessages messages,
            PartnerCall call,
            @Qualifier("wallClock") InstantSource clock) {
        this.partners = partners;
        this.links = links;
        this.outbox = outbox;
        this.messages = messages;
        this.call = call;
        this.clock = clock;
    }

    /** How many were tried. A partner that is away is asked once, and the rest of what it would get waits as well. */
    int send() {
        var away = new HashMap<String, PartnerCall.Result>();
        var due = outbox.lend(AT_ONCE);
        for (var one : due) {
            var result = Optional.ofNullable(away.get(one.partner())).orElseGet(() -> tried(one));
            if (result.equals(PartnerCall.AWAY)) {
                away.put(one.partner(), result);
            }
            mark(one, result);
        }
        return due.size();
    }

    private void mark(Due due, PartnerCall.Result result) {
        switch (result) {
            case PartnerCall.Result.Arrived(var receipt) -> outbox.delivered(due, receipt);
            case PartnerCall.Result.Failed(var code, var mayPass) -> {
                if (!outbox.failed(due, code, mayPass)) {
                    LOG.warn("Message {} to partner {} is laid aside: {}", due.id(), due.partner(), code);
                }
            }
        }
    }

    private PartnerCall.Result tried(Due due) {
        var partner = partners.find(due.partner());
        var link = links.one(due.partner()).filter(one -> links.isOpen(one, clock.instant()));
        var address = link.flatMap(Link::address);
        if (partner.isEmpty() || address.isEmpty()) {
            return new PartnerCall.Result.Failed("partner-not-connected", true);
        }
        try {
            return messages.write(due, partner.get(), link.orElseThrow())
                    .map(message -> call.put(address.get(), message))
                    .orElse(new PartnerCall.Result.Failed("nothing-to-tell", false));
        } catch (ProblemException refused) {
            // Whoever's name it is read in may not read it any more, or the case is gone.
            return new PartnerCall.Result.Failed(refused.problem().code(), true);
        }
    }
}
