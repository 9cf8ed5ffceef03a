package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.area.City;
import org.minqing.casework.Supervising;
import org.minqing.casework.Supervision;
import org.minqing.casework.SupervisionReading;
import org.minqing.casework.SupervisionRound;
import org.minqing.casework.web.SupervisionBodies.AskBody;
import org.minqing.casework.web.SupervisionBodies.RoundBody;
import org.minqing.casework.web.SupervisionBodies.SupervisionStep;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Supervision of cases: asking whoever has one why it is not done and by when, one by one or for an area. */
@RestController
@RequestMapping("/api/v1")
class SupervisionController {

    private static final JsonMapper JSON = new JsonMapper();

    private final Supervising supervising;
    private final SupervisionReading reading;
    private final SupervisionRound rounds;
    private final Labels labels;
    private final City city;
    private final InstantSource clock;

    SupervisionController(
            Supervising supervising,
            SupervisionReading reading,
            SupervisionRound rounds,
            Labels labels,
            City city,
            InstantSource clock) {
        this.supervising = supervising;
        this.reading = reading;
        this.rounds = rounds;
        this.labels = labels;
        this.city = city;
        this.clock = clock;
    }

    /** {@code mayAsk}: whether the reader may ask whoever has the case now. */
    record SupervisionsView(List<SupervisionView> items, boolean mayAsk) {}

    /**
     * @param state {@code open}, {@code answered}, {@code withdrawn}, or {@code ended} where the case had its answer first
     * @param version of the entry that asked
     * @param text absent for those who may not read it, and when it has been erased
     * @param may what the reader may do with it: {@code answer}, {@code withdraw}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SupervisionView(
            UUID id,
            int version,
            String state,
            PostId asker,
            @Nullable String askerName,
            PostId asked,
            @Nullable String askedName,
            Instant at,
            Instant due,
            @Nullable String text,
            @Nullable ReplyView answer,
            List<String> may) {}

    /** The answer, in the entry of this version; {@code until}: by which day the case is to be done. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplyView(
            int version,
            PostId by,
            @Nullable String byName,
            Instant at,
            LocalDate until,
            @Nullable String text) {}

    /** {@code version}: of the case's stream; the case itself is as before. */
    record SupervisionDoneView(
            @JsonProperty("case") CaseId caseId, int version, UUID supervision, String state, Instant due) {

        static SupervisionDoneView of(Supervising.Done done) {
            var one = done.supervision();
            return new SupervisionDoneView(
                    done.caseId(), done.version(), one.id(), one.state().code(), one.due());
        }
    }

    /** {@code left}: cases beyond those that one round takes, which were not asked about. */
    record RoundView(List<RoundResultView> results, long left) {}

    /** {@code result}: {@code asked}, or the code of the refusal. */
    record RoundResultView(@JsonProperty("case") CaseId caseId, String number, String result) {}

    /** Whether the reader may ask about cases of an area at once. */
    record RoundOfferView(boolean mayAsk) {}

    @GetMapping("/supervisions")
    RoundOfferView offer(Actor actor, @RequestParam AreaCode area) {
        return new RoundOfferView(rounds.mayAsk(actor, area));
    }

    @GetMapping("/cases/{id}/supervisions")
    SupervisionsView all(Actor actor, @PathVariable UUID id) {
        var all = reading.of(actor, new CaseId(id));
        return new SupervisionsView(all.items().stream().map(this::view).toList(), all.mayAsk());
    }

    /** Asks: 201, and again 200 with the same body. */
    @PutMapping("/cases/{id}/supervisions/{supervision}")
    ResponseEntity<SupervisionDoneView> ask(
            Actor actor, @PathVariable UUID id, @PathVariable UUID supervision, @RequestBody AskBody body) {
        var checks = new Checks();
        checks.version7("supervision", supervision);
        var wish = body.wish(checks);
        var done = supervising.act(new Supervising.Command(
                new CaseId(id), new CommandId(supervision), actor, wish, JSON.writeValueAsBytes(body)));
        return ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(SupervisionDoneView.of(done));
    }

    @PostMapping("/cases/{id}/supervisions/{supervision}/commands")
    SupervisionDoneView act(
            Actor actor, @PathVariable UUID id, @PathVariable UUID supervision, @RequestBody SupervisionStep body) {
        var wish = body.wish(supervision, clock.instant(), ZoneId.of(city.zone()));
        var command = new CommandId(Objects.requireNonNull(body.command()));
        return SupervisionDoneView.of(supervising.act(
                new Supervising.Command(new CaseId(id), command, actor, wish, JSON.writeValueAsBytes(body))));
    }

    /** Asks about the cases of an area at once, with a result for each. */
    @PostMapping("/supervisions")
    RoundView round(Actor actor, @RequestBody RoundBody body) {
        var wanted = body.checked();
        var outcome = rounds.ask(new SupervisionRound.Wanted(
                new CommandId(wanted.command()),
                actor,
                wanted.area(),
                wanted.scenarios(),
                wanted.overdueOnly(),
                wanted.ask().text(),
                wanted.ask().limit(),
                JSON.writeValueAsBytes(body)));
        return new RoundView(outcome.results().stream().map(this::view).toList(), outcome.left());
    }

    private RoundResultView view(SupervisionRound.Result result) {
        return new RoundResultView(
                result.caseId(),
                labels.number(result.caseId()),
                result.refused().map(Problem::code).orElse("asked"));
    }

    private SupervisionView view(SupervisionReading.Seen seen) {
        var one = seen.supervision();
        return new SupervisionView(
                one.id(),
                one.words().version(),
                one.state().code(),
                one.asker(),
                name(one.asker()),
                one.asked(),
                name(one.asked()),
                one.at(),
                one.due(),
                seen.text().orElse(null),
                one.reply().map(reply -> view(reply, seen.answer())).orElse(null),
                seen.may().stream()
                        .map(may -> may.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private ReplyView view(Supervision.Reply reply, Optional<String> text) {
        return new ReplyView(
                reply.words().version(), reply.by(), name(reply.by()), reply.at(), reply.until(), text.orElse(null));
    }

    private @Nullable String name(PostId post) {
        return labels.post(post).orElse(null);
    }
}
