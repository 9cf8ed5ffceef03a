package org.minqing.notice;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.workforce.Duties;

/** Which reports sound at a desk, and at whose: urgent ones where somebody is there, any where nobody is. */
final class Alarms {

    /** An alarm about something that came in longer ago, while the server stood still, helps nobody. */
    private static final Duration STILL_NEWS = Duration.ofHours(1);

    private final Duties duties;
    private final InstantSource clock;

    /** An alarm, and whom it reaches first. */
    record Raised(Alarm alarm, List<Occasion> occasions) {

        Raised {
            occasions = List.copyOf(occasions);
        }
    }

    Alarms(Duties duties, InstantSource clock) {
        this.duties = duties;
        this.clock = clock;
    }

    List<Raised> of(List<CaseStep> reports, NoticeRules rules) {
        var heard = reports.stream().filter(this::isForTheWatch).toList();
        return Stream.concat(
                        nobodyThere(heard, rules), heard.stream().flatMap(report -> urgent(report, rules).stream()))
                .toList();
    }

    /** Of a case about a unit only whoever gets it is told. */
    private boolean isForTheWatch(CaseStep report) {
        return !report.said().aboutUnit() && report.at().plus(STILL_NEWS).isAfter(clock.instant());
    }

    /** What endangers people is heard at once by whoever is there for its area, unless they took it in themselves. */
    private Optional<Raised> urgent(CaseStep report, NoticeRules rules) {
        if (!rules.isUrgent(report.said().answers())) {
            return Optional.empty();
        }
        return duties.present(report.said().area(), report.at())
                .filter(there -> !report.actor().post().equals(Optional.of(there.post())))
                .map(there -> new Raised(
                        new Alarm(
                                report.caseId(),
                                report.caseId(),
                                there.area(),
                                report.at(),
                                report.at().plus(rules.unheard())),
                        List.of(new Occasion(
                                new Occasion.Key(
                                        new Recipient.Post(there.post()), Alarm.URGENT_REPORT, report.caseId()),
                                report.version(),
                                report.at(),
                                true,
                                Map.of(
                                        "scenario", report.said().scenario(),
                                        "state", report.said().state())))));
    }

    /** Nobody at a centre: those above it are told once for all that came in. */
    private Stream<Raised> nobodyThere(List<CaseStep> reports, NoticeRules rules) {
        var byCentre = new LinkedHashMap<UUID, CaseStep>();
        for (var report : reports) {
            duties.centre(report.said().area()).ifPresent(centre -> byCentre.putIfAbsent(centre, report));
        }
        return byCentre.values().stream()
                .flatMap(report -> duties.alarm(report.said().area(), report.at()).stream()
                        .map(unmanned -> nobodyThere(report, unmanned, rules)));
    }

    private static Raised nobodyThere(CaseStep report, Duties.Unmanned unmanned, NoticeRules rules) {
        var parameters = Map.of(
                "area", unmanned.area().toString(),
                "case", report.caseId().toString());
        var occasions = unmanned.tell().stream()
                .map(post -> new Occasion.Key(new Recipient.Post(post), Alarm.NOBODY_THERE, unmanned.centre()))
                .map(key -> new Occasion(key, report.version(), report.at(), true, parameters))
                .toList();
        var wait = occasions.isEmpty() ? Duration.ZERO : rules.unheard();
        return new Raised(
                new Alarm(
                        unmanned.centre(),
                        report.caseId(),
                        unmanned.reached(),
                        report.at(),
                        report.at().plus(wait)),
                occasions);
    }
}
