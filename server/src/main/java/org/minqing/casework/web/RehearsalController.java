package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final Drafts drafts;
    private final Rehearsals rehearsals;

    RehearsalController(Drafts drafts, Rehearsals rehearsals) {
        this.drafts = drafts;
        this.rehearsals = rehearsals;
    }

    /** All faults of the file, or what it would change; {@code complete} is false where only the newest cases were looked at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsalView(
            List<Fault> faults,
            @Nullable String from,
            @Nullable String to,
            @Nullable Instant since,
            int cases,
            boolean complete,
            int same,
            List<ChangeView> changes) {}

    /** So many cases would have gone another way; without {@code before} or {@code after} to nobody. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            String action,
            @Nullable WayView before,
            @Nullable WayView after,
            int cases,
            List<UUID> examples) {

        static ChangeView of(Rehearsals.Change change) {
            return new ChangeView(
                    change.action(),
                    WayView.of(change.before()),
                    WayView.of(change.after()),
                    change.cases(),
                    change.examples().stream().map(id -> id.value()).toList());
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
                .orElseGet(() -> new RehearsalView(draft.faults(), null, null, null, 0, true, 0, List.of()));
    }

    private static RehearsalView view(Rehearsals.Rehearsed told) {
        var changes = told.changes().stream().map(ChangeView::of).toList();
        return new RehearsalView(
                List.of(), told.from(), told.to(), told.since(), told.cases(), told.complete(), told.same(), changes);
    }
}
