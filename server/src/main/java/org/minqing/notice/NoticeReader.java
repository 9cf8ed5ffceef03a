package org.minqing.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.minqing.access.Pseudonyms;
import org.minqing.area.City;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalReader;
import org.minqing.workforce.Duties;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Turns what happens to cases, and what entries say themselves, into notices. How far a case was followed is kept with the
 * notices, so that entries that come again change nothing, wherever the reader begins.
 */
final class NoticeReader implements JournalReader {

    static final String DUTY_ALARM = "duty-alarm";
    static final String URGENT_REPORT = "urgent-report";

    /** An alarm about something that came in longer ago, while the server stood still, helps nobody. */
    private static final Duration STILL_NEWS = Duration.ofHours(1);

    private final Supplier<NoticeRules> rules;
    private final Ways ways;
    private final Duties duties;
    private final Pseudonyms pseudonyms;
    private final City city;
    private final InstantSource clock;

    NoticeReader(Supplier<NoticeRules> rules, Ways ways, Known known) {
        this.rules = rules;
        this.ways = ways;
        this.duties = known.duties();
        this.pseudonyms = known.pseudonyms();
        this.city = known.city();
        this.clock = known.clock();
    }

    /** By which ways people and other systems are told. */
    record Ways(List<Channel> channels, Outward outward) {

        Ways {
            channels = List.copyOf(channels);
        }
    }

    /** What is asked beside the entries themselves. */
    record Known(Duties duties, Pseudonyms pseudonyms, City city, InstantSource clock) {}

    @Override
    public String name() {
        return "notice.cases";
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        var current = rules.get();
        var occasions = new ArrayList<Occasion>();
        occasions.addAll(ofCases(entries, connection, current));
        occasions.addAll(announced(entries, connection));
        write(connection, occasions, current);
    }

    private List<Occasion> ofCases(List<Entry> entries, JdbcClient connection, NoticeRules current) {
        var steps = entries.stream()
                .flatMap(entry -> CaseStep.of(entry).stream())
                .map(this::inPerson)
                .toList();
        if (steps.isEmpty()) {
            return List.of();
        }
        var known = NoticeRows.followings(
                connection, steps.stream().map(CaseStep::caseId).collect(Collectors.toSet()));
        var moved = new LinkedHashMap<UUID, Following>();
        var occasions = new ArrayList<Occasion>();
        var reports = new ArrayList<CaseStep>();
        for (var step : steps) {
            var before = known.getOrDefault(step.caseId(), Following.unknown(step.caseId()));
            if (before.hasTaken(step)) {
                continue;
            }
            occasions.addAll(before.occasions(step, current));
            var after = before.after(step, current);
            known.put(step.caseId(), after);
            moved.put(step.caseId(), after);
            if (step.what() instanceof CaseStep.What.Reported) {
                reports.add(step);
            }
        }
        occasions.addAll(alarms(reports));
        reports.stream().flatMap(report -> urgent(report, current).stream()).forEach(occasions::add);
        if (!moved.isEmpty()) {
            NoticeRows.keep(connection, moved.values());
        }
        return occasions;
    }

    private CaseStep inPerson(CaseStep step) {
        return step.said().pseudonym()
                ? pseudonyms
                        .behind(step.caseId(), step.said().reporter())
                        .map(step::by)
                        .orElse(step)
                : step;
    }

    /** What entries of other modules say themselves; an entry that comes again is passed over. */
    private static List<Occasion> announced(List<Entry> entries, JdbcClient connection) {
        var announcements = entries.stream()
                .flatMap(entry -> Announcement.of(entry).stream())
                .toList();
        if (announcements.isEmpty()) {
            return List.of();
        }
        var known = NoticeRows.followings(
                connection, announcements.stream().map(Announcement::subject).collect(Collectors.toSet()));
        var occasions = new ArrayList<Occasion>();
        var moved = new LinkedHashMap<UUID, Following>();
        for (var one : announcements) {
            var before = moved.getOrDefault(
                    one.subject(), known.getOrDefault(one.subject(), Following.unknown(one.subject())));
            if (one.version() > before.through()) {
                occasions.addAll(one.occasions());
                moved.put(one.subject(), one.following());
            }
        }
        if (!moved.isEmpty()) {
            NoticeRows.keep(connection, moved.values());
        }
        return occasions;
    }

    private void write(JdbcClient connection, List<Occasion> occasions, NoticeRules current) {
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

    /** What endangers people is heard at once by whoever is there for its area, unless they took it in themselves. */
    private Optional<Occasion> urgent(CaseStep report, NoticeRules current) {
        if (!current.isUrgent(report.said().answers()) || !isForTheWatch(report)) {
            return Optional.empty();
        }
        return duties.present(report.said().area(), report.at())
                .filter(post -> !report.actor().post().equals(Optional.of(post)))
                .map(post -> new Occasion(
                        new Occasion.Key(new Recipient.Post(post), URGENT_REPORT, report.caseId()),
                        report.version(),
                        report.at(),
                        true,
                        Map.of(
                                "scenario", report.said().scenario(),
                                "state", report.said().state())));
    }

    /** Of a case about a unit only whoever gets it is told. */
    private boolean isForTheWatch(CaseStep report) {
        return !report.said().aboutUnit() && report.at().plus(STILL_NEWS).isAfter(clock.instant());
    }

    /** Nobody at a centre: those above it are told once for all that came in. */
    private List<Occasion> alarms(List<CaseStep> reports) {
        var byCentre = new LinkedHashMap<UUID, CaseStep>();
        for (var report : reports) {
            if (isForTheWatch(report)) {
                duties.centre(report.said().area()).ifPresent(centre -> byCentre.putIfAbsent(centre, report));
            }
        }
        return byCentre.values().stream()
                .flatMap(report -> duties.alarm(report.said().area(), report.at()).stream()
                        .flatMap(alarm -> alarm.tell().stream()
                                .map(post -> new Occasion(
                                        new Occasion.Key(new Recipient.Post(post), DUTY_ALARM, alarm.centre()),
                                        report.version(),
                                        report.at(),
                                        true,
                                        Map.of(
                                                "area",
                                                alarm.area().toString(),
                                                "case",
                                                report.caseId().toString())))))
                .toList();
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
