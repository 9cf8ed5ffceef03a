package org.minqing.workforce;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many work where, which areas are without a worker, which centres there are, and who answers for a place. */
@RestController
@RequestMapping("/api/v1")
class WorkforceController {

    private final Asked asked;
    private final Workforce workforce;
    private final CoverageReport report;
    private final Responsibilities responsibilities;

    WorkforceController(Asked asked, Workforce workforce, CoverageReport report, Responsibilities responsibilities) {
        this.asked = asked;
        this.workforce = workforce;
        this.report = report;
        this.responsibilities = responsibilities;
    }

    record CoverageView(
            AreaCode area,
            LocalDate from,
            LocalDate to,
            int people,
            int posts,
            List<KindView> kinds,
            int areas,
            long uncoveredDays,
            List<UncoveredView> uncovered) {}

    record KindView(String kind, Map<String, String> names, boolean basic, int people, int posts) {

        static KindView of(CoverageReport.KindCount count) {
            return new KindView(
                    count.kind().id(),
                    count.kind().names(),
                    count.kind().basic(),
                    count.count().people(),
                    count.count().posts());
        }
    }

    record UncoveredView(AreaCode area, String name, List<LocalDate> days) {}

    record CentresView(List<CentreView> centres, List<GapView> gaps) {}

    record CentreView(
            UUID id, AreaCode area, String name, String level, List<SeatView> posts, List<ShiftView> shifts) {}

    record SeatView(PostId post, String role) {}

    record ShiftView(String id, String from, String to) {}

    record GapView(AreaCode area, String name, String level, Map<String, String> reason) {}

    record TeamView(AreaCode grid, String name, @Nullable PostId lead, int people, int posts, List<KindView> kinds) {}

    record LinkView(
            AreaCode area,
            String name,
            String level,
            String role,
            @Nullable PostId post,
            @Nullable PostId present,
            String state) {}

    /** Workers by kind, and the areas and days without a basic one; today where no day is named. */
    @GetMapping("/workforce/coverage")
    CoverageView coverage(
            Actor actor,
            @RequestParam AreaCode area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to) {
        asked.area(actor, Verb.WORKFORCE_READ, area);
        var days = asked.days(from, to);
        var heads = report.heads(area, days);
        var coverage = report.coverage(area, days);
        return new CoverageView(
                area,
                days.first(),
                days.last(),
                heads.all().people(),
                heads.all().posts(),
                heads.kinds().stream().map(KindView::of).toList(),
                coverage.areas(),
                coverage.uncoveredDays(),
                coverage.uncovered().stream()
                        .map(gap -> new UncoveredView(gap.area(), asked.name(gap.area()), gap.days()))
                        .toList());
    }

    /** The command centres of an area and below it, and where one is missing and why. */
    @GetMapping("/workforce/centres")
    CentresView centres(Actor actor, @RequestParam AreaCode area) {
        asked.area(actor, Verb.WORKFORCE_READ, area);
        var ranges = workforce.city().ranges(area);
        return new CentresView(
                asked.centres(area).stream().map(this::view).toList(),
                workforce.plan().gaps().stream()
                        .filter(gap -> ranges.contains(gap.area()))
                        .map(gap -> new GapView(gap.area(), asked.name(gap.area()), gap.level(), gap.reason()))
                        .toList());
    }

    /** The teams of the grids in an area, each with its lead and its numbers by kind. */
    @GetMapping("/workforce/teams")
    List<TeamView> teams(Actor actor, @RequestParam AreaCode area) {
        asked.area(actor, Verb.WORKFORCE_READ, area);
        var ranges = workforce.city().ranges(area);
        var days = asked.days(Optional.empty(), Optional.empty());
        return report.teams(ranges, days).stream()
                .map(team -> new TeamView(
                        team.team().grid(),
                        team.team().name(),
                        team.team().lead().orElse(null),
                        team.heads().all().people(),
                        team.heads().all().posts(),
                        team.heads().kinds().stream().map(KindView::of).toList()))
                .toList();
    }

    /** Who answers for a place, from its own level up to the city; a seat without anybody is shown as such. */
    @GetMapping("/areas/{code}/responsibility")
    List<LinkView> responsibility(Actor actor, @PathVariable AreaCode code) {
        asked.area(actor, Verb.WORKFORCE_READ, code);
        return responsibilities.of(code).stream()
                .map(link -> new LinkView(
                        link.area().code(),
                        link.area().name(),
                        link.area().level(),
                        link.role(),
                        link.post().orElse(null),
                        link.presence().present().orElse(null),
                        link.presence().why().code()))
                .toList();
    }

    private CentreView view(Centre centre) {
        return new CentreView(
                centre.id(),
                centre.area(),
                asked.name(centre.area()),
                centre.level(),
                centre.seats().stream()
                        .map(seat -> new SeatView(seat.post(), seat.role()))
                        .toList(),
                centre.shifts().stream()
                        .map(shift -> new ShiftView(
                                shift.id(), shift.from().toString(), shift.to().toString()))
                        .toList());
    }
}
