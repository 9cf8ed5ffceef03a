package org.minqing.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.minqing.notice.NoticeRows.Leaving;
import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.Gateways.Texts;
import org.minqing.notice.outward.Gateways.Webhook;

/** Which notices leave, by which lane. What may pass the night has a lane of its own, or it would wait behind what may not. */
record Outward(Gateways gateways) {

    private static final String EXPRESS = "!";

    /**
     * @param passes whether a notice waits for no morning
     * @param morning when one goes out that waits for it
     */
    List<Leaving> of(Notice notice, Predicate<Notice> passes, UnaryOperator<Instant> morning) {
        var leaving = new ArrayList<Leaving>();
        for (var webhook : gateways.webhooks()) {
            if (webhook.audience().hears(notice.key().kind(), notice.parameters())) {
                leaving.add(told(notice, webhook, passes, morning));
            }
        }
        gateways.texts().flatMap(texts -> texted(notice, texts, morning)).ifPresent(leaving::add);
        return leaving;
    }

    private static Leaving told(
            Notice notice, Webhook webhook, Predicate<Notice> passes, UnaryOperator<Instant> morning) {
        if (!webhook.quiet()) {
            return new Leaving(notice, webhook.name(), webhook.name(), notice.at());
        }
        return passes.test(notice)
                ? new Leaving(notice, webhook.name(), webhook.name() + EXPRESS, notice.at())
                : new Leaving(notice, webhook.name(), webhook.name(), morning.apply(notice.at()));
    }

    /** Only a person has a telephone here. */
    private static Optional<Leaving> texted(Notice notice, Texts texts, UnaryOperator<Instant> morning) {
        if (!(notice.key().recipient() instanceof Recipient.Account(var account))
                || !texts.audience().hears(notice.key().kind(), notice.parameters())) {
            return Optional.empty();
        }
        var lane = account.value().toString();
        return Optional.of(
                notice.urgent()
                        ? new Leaving(notice, Gateways.TEXT, lane + EXPRESS, notice.at())
                        : new Leaving(notice, Gateways.TEXT, lane, morning.apply(notice.at())));
    }
}
