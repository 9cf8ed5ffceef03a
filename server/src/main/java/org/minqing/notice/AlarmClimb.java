package org.minqing.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.minqing.workforce.Ladder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the next post above of what nobody has heard, one area each time, until somebody has or there is nobody above. The
 * rows are claimed and moved in one transaction, so that of several nodes one tells; after a stop it goes on from where it was,
 * one area at a time.
 */
final class AlarmClimb {

    private static final int AT_ONCE = 100;

    private final JdbcClient reader;
    private final TransactionTemplate transaction;
    private final Ladder ladder;
    private final Mailing mailing;
    private final Supplier<NoticeRules> rules;

    AlarmClimb(
            JdbcClient reader,
            TransactionTemplate transaction,
            Ladder ladder,
            Mailing mailing,
            Supplier<NoticeRules> rules) {
        this.reader = reader;
        this.transaction = transaction;
        this.ladder = ladder;
        this.mailing = mailing;
        this.rules = rules;
    }

    /** Takes some of what is due; how many. */
    int climb(Instant now) {
        var taken = transaction.execute(status -> {
            var due = AlarmRows.due(reader, now, AT_ONCE);
            due.forEach(alarm -> climb(alarm, now));
            return due.size();
        });
        return taken == null ? 0 : taken;
    }

    private void climb(Alarm alarm, Instant now) {
        var next =
                AlarmRows.isHeard(reader, alarm) ? Optional.<Ladder.Rung>empty() : ladder.above(alarm.reached(), now);
        if (next.isEmpty()) {
            AlarmRows.end(reader, alarm);
            return;
        }
        var rung = next.get();
        var key = new Occasion.Key(new Recipient.Post(rung.post()), Alarm.UNHEARD, alarm.subject());
        var parameters = Map.of(
                "area", rung.area().toString(),
                "case", alarm.cause().toString());
        mailing.write(reader, List.of(new Occasion(key, 0, now, true, parameters)), rules.get());
        AlarmRows.move(reader, alarm.at(rung.area(), now, rules.get().unheard()));
    }
}
