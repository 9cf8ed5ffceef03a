package org.minqing.notice;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.kernel.PostId;
import org.minqing.workforce.Duties;
import org.minqing.workforce.Ladder;

/**
 * What sounds at a desk, and at whose: urgent reports where somebody is there, any report where nobody is, and a place that is
 * not safe for whoever was sent there, always.
 */
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

    List<Raised> ofReports(List<CaseStep> reports, NoticeRules rules) {
        var heard = reports.stream().filter(this::isForTheWatch).toList();
        return Stream.concat(
                        nobodyThere(heard, rules), heard.stream().flatMap(report -> urgent(report, rules).stream()))
                .toList();
    }

    /** Steps by which a worker leaves a place that is not safe: whoever is there hears it, otherwise those above. */
    List<Raised> ofDangers(List<CaseStep> steps, NoticeRules rules) {
        return steps.stream()
                .filter(this::isForTheWatch)
                .map(step -> danger(step, rules))
                .toList();
    }

    private Raised danger(CaseStep step, NoticeRules rules) {
        var area = step.said().area();
        var there = duties.present(area, step.at());
        var silent = there.isEmpty() ? duties.alarm(area, step.at()) : Optional.<Duties.Unmanned>empty();
        var tell = there.map(rung -> List.of(rung.post()))
                .or(() -> silent.map(Duties.Unmanned::tell))
                .orElse(List.of());
        var reached = there.map(Ladder.Rung::area)
                .or(() -> silent.map(Duties.Unmanned::reached))
                .orElse(area);
        var wait = tell.isEmpty() ? Duration.ZERO : rules.unheard();
        return new Raised(
                new Alarm(
                        step.caseId(),
                        step.caseId(),
                        reached,
                        step.at(),
                        step.at().plus(wait)),
                tell.stream().map(post -> about(step, post, Alarm.UNSAFE_PLACE)).toList());
    }

    private static Occasion about(CaseStep step, PostId post, String kind) {
        return new Occasion(
                new Occasion.Key(new Recipient.Post(post), kind, step.caseId()),
                step.version(),
                step.at(),
                true,
                Map.of("scenario", step.said().scenario(), "state", step.said().state()));
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
                        List.of(about(report, there.post(), Alarm.URGENT_REPORT))));
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
