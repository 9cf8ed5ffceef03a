package org.minqing.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.minqing.area.City;
import org.minqing.workforce.Duties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes notices of occasions and puts them into the outbox, each for the time at which it may go out. */
final class Mailing {

    private final NoticeReader.Ways ways;
    private final Duties duties;
    private final City city;

    Mailing(NoticeReader.Ways ways, Duties duties, City city) {
        this.ways = ways;
        this.duties = duties;
        this.city = city;
    }

    void write(JdbcClient connection, List<Occasion> occasions, NoticeRules current) {
        if (occasions.isEmpty()) {
            return;
        }
        var subjects = new HashSet<UUID>();
        occasions.forEach(occasion -> subjects.add(occasion.key().subject()));
        var first = occasions.stream().map(Occasion::at).min(Instant::compareTo).orElseThrow();
        var recent = NoticeRows.since(connection, subjects, first.minus(current.window()));
        var coalesced = Coalescing.of(recent, occasions, current.window());
        if (!coalesced.grown().isEmpty()) {
            NoticeRows.grow(connection, coalesced.grown());
        }
        if (!coalesced.fresh().isEmpty()) {
            NoticeRows.add(connection, coalesced.fresh());
            NoticeRows.send(
                    connection,
                    coalesced.fresh().stream()
                            .flatMap(notice -> ways.channels().stream()
                                    .map(channel ->
                                            new NoticeRows.Waiting(notice, channel.name(), due(notice, current))))
                            .toList());
            leave(connection, coalesced.fresh(), current);
        }
    }

    private void leave(JdbcClient connection, List<Notice> fresh, NoticeRules current) {
        var leaving = fresh.stream()
                .flatMap(notice -> ways
                        .outward()
                        .of(notice, one -> one.urgent() || isOnDuty(one.key().recipient()), at -> morning(at, current))
                        .stream())
                .toList();
        if (!leaving.isEmpty()) {
            NoticeRows.leave(connection, leaving);
        }
    }

    private Instant morning(Instant at, NoticeRules current) {
        return current.quiet()
                .map(quiet -> quiet.over(at, ZoneId.of(city.zone())))
                .orElse(at);
    }

    /** Quiet hours put off what can wait, unless its reader is on duty. */
    private Instant due(Notice notice, NoticeRules current) {
        if (notice.urgent()) {
            return notice.at();
        }
        var over = morning(notice.at(), current);
        return over.isAfter(notice.at()) && isOnDuty(notice.key().recipient()) ? notice.at() : over;
    }

    private boolean isOnDuty(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Account(var id) -> false;
            case Recipient.Post(var id) -> duties.isOnDuty(id);
        };
    }
}
