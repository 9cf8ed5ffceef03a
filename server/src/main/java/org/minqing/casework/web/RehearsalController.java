package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.SmallCells;
import org.minqing.area.Fault;
import org.minqing.casework.Rehearsals;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.AssignRule.TableRow;
import org.minqing.scenario.Drafts;
import org.minqing.scenario.ScenarioProblem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a changed assignment table would have made of the cases of the last weeks, before it is published. */
@RestController
class RehearsalController {

    private static final int LONGEST_DAYS = 366;

    /** The most frequent first; those whose number is hidden by their words, for their order would tell of it. */
    private static final Comparator<ChangeView> ORDER = Comparator.comparing(
                    ChangeView::cases, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
            .thenComparing(change -> change.cases() == null ? change.toString() : "");

    private final Drafts drafts;
    private final Rehearsals rehearsals;

    RehearsalController(Drafts drafts, Rehearsals rehearsals) {
        this.drafts = drafts;
        this.rehearsals = rehearsals;
    }

    /**
     * All faults of the file, or what it would change; {@code complete} is false where only the newest cases were looked at.
     * For somebody who may not list the cases the counts are in steps of five, and absent where they are small or would give
     * a small one away.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsalView(
            List<Fault> faults,
            @Nullable String from,
            @Nullable String to,
            @Nullable Instant since,
            @Nullable Long cases,
            boolean complete,
            @Nullable Long same,
            List<ChangeView> changes) {}

    /** So many cases would have gone another way; without {@code before} or {@code after} to nobody. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            String action,
            @Nullable WayView before,
            @Nullable WayView after,
            @Nullable Long cases,
            List<UUID> examples) {

        /** Examples are for those who may open them: an id says when a case came, and their number how many there are. */
        static ChangeView of(Rehearsals.Change change, Optional<Long> cases, boolean open) {
            return new ChangeView(
                    change.action(),
                    WayView.of(change.before()),
                    WayView.of(change.after()),
                    cases.orElse(null),
                    open ? change.examples().stream().map(id -> id.value()).toList() : List.of());
        }
    }

    /** The row of the table, counted from 1 and absent for the fallback, and whose post it finds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WayView(
            @Nullable Integer row,
            @Nullable Map<String, String> asked,
            String role,
            String level,
            @Nullable String department) {

        static @Nullable WayView of(Optional<Rehearsals.Way> way) {
            return way.map(one -> new WayView(
                            one.row().map(TableRow::row).orElse(null),
                            one.row().map(TableRow::asked).orElse(null),
                            one.role(),
                            one.level(),
                            one.department().orElse(null)))
                    .orElse(null);
        }
    }

    /** Reads the scenario's file again and asks its tables about the cases reported in so many days. */
    @GetMapping(path = "/api/v1/scenarios/{id}/rehearsal", produces = MediaType.APPLICATION_JSON_VALUE)
    RehearsalView rehearse(@PathVariable String id, @RequestParam(defaultValue = "31") int days, Actor actor) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new ProblemException(
                    ScenarioProblem.FIELD_INVALID, List.of(new ProblemException.Fault("days", "field.out-of-range")));
        }
        rehearsals.permit(actor);
        var draft = drafts.read(id);
        return draft.scenario()
                .map(scenario -> view(rehearsals.rehearse(actor, scenario, Duration.ofDays(days))))
                .orElseGet(() -> new RehearsalView(draft.faults(), null, null, null, 0L, true, 0L, List.of()));
    }

    private static RehearsalView view(Rehearsals.Rehearsed told) {
        var changed = told.changes().stream()
                .sorted(Comparator.comparing(Rehearsals.Change::ways))
                .toList();
        var counted = Stream.concat(
                        Stream.of((long) told.same()), changed.stream().map(change -> (long) change.cases()))
                .toList();
        var figures = told.open() ? SmallCells.open(counted) : SmallCells.hidden(counted);
        var changes = IntStream.range(0, changed.size())
                .mapToObj(index ->
                        ChangeView.of(changed.get(index), figures.cells().get(index + 1), told.open()))
                .sorted(ORDER)
                .toList();
        return new RehearsalView(
                List.of(),
                told.from(),
                told.to(),
                told.since(),
                told.open()
                        ? (Long) (long) told.cases()
                        : figures.total()
                                .flatMap(_ -> SmallCells.alone(told.cases()))
                                .orElse(null),
                told.complete(),
                figures.cells().getFirst().orElse(null),
                changes);
    }
}
