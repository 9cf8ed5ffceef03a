package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.TestServer.Answer;
import org.minqing.kernel.CaseId;
import org.minqing.scenario.Action;
import org.minqing.scenario.By;
import org.minqing.scenario.Emergency;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.language.SampleCast.Member;
import tools.jackson.databind.JsonNode;

/**
 * One telling of a story as a real case. Who may take a step is read from the file, never from the server's offers; those
 * only say which of several posts alike the case has gone to.
 */
final class StoryOverHttp {

    private static final int MOST_DAYS = 20;

    /** Refusals that follow from the answers and the case alone, whoever asks. */
    private static final Set<String> NOT_ABOUT_WHO = Set.of("wrong-state", "too-late", "guard", "tasks-open");

    private final Scenario scenario;
    private final Map<String, List<Story.Post>> roles;
    private final SampleCast cast;
    private final Set<String> taken;
    private final Answering answering;
    private UUID id;
    private @Nullable Member reporter;
    private Map<String, Object> sent = Map.of();

    /** What is answered in a step. */
    interface Answering {

        Answering AS_TOLD = (_, step) -> step.with();

        Map<String, Object> of(Scenario scenario, Story.Step step);

        /** Called when the server has taken what {@link #of} answered, photos as their hashes. */
        default void taken(Scenario scenario, Story.Step step, Map<String, Object> answers) {}
    }

    StoryOverHttp(Scenario scenario, Map<String, List<Story.Post>> roles, SampleCast cast, Set<String> taken) {
        this(scenario, roles, cast, taken, Answering.AS_TOLD);
    }

    /** Actions that are in {@code taken} already are not tried by everybody else first. */
    StoryOverHttp(
            Scenario scenario,
            Map<String, List<Story.Post>> roles,
            SampleCast cast,
            Set<String> taken,
            Answering answering) {
        this.scenario = scenario;
        this.roles = roles;
        this.cast = cast;
        this.taken = taken;
        this.answering = answering;
        this.id = cast.id();
    }

    /** The case, once somebody has reported it. */
    Optional<UUID> begun() {
        return reporter == null ? Optional.empty() : Optional.of(id);
    }

    /** Tells it; false where the case has gone to a post that no sample account holds, so that nobody can go on. */
    boolean tell(Story story) {
        while (!isSampledAsTold(story)) {
            id = cast.id();
        }
        scenario.emergency().ifPresent(this::giveOrder);
        for (var step : story.steps()) {
            if (!step.after().isZero()) {
                cast.moveClockTo(cast.now().plus(step.after()));
            }
            if (!take(step)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSampledAsTold(Story story) {
        return story.sampled()
                .map(told -> scenario.samplings().stream()
                        .allMatch(sampling -> sampling.holds(new CaseId(id)) == told.contains(sampling.id())))
                .orElse(true);
    }

    /** Emergencies need an order, and stories move the time beyond the sample's own. */
    private void giveOrder(Emergency limits) {
        var order = Map.of(
                "scenario",
                scenario.id(),
                "area",
                cast.root(),
                "number",
                "示例令",
                "ends",
                cast.now().plus(Duration.ofDays(limits.longest().getDays() - 1)).toString());
        assertThat(cast.named("city")
                        .ask(client -> client.put("/orders/" + cast.id(), order))
                        .status())
                .isEqualTo(201);
    }

    private boolean take(Story.Step step) {
        if (step.who().equals(Story.TIME)) {
            timeTakes(step);
            return true;
        }
        if (step.refused().isPresent()) {
            refused(step, step.refused().get());
            return true;
        }
        return reporter == null ? report(step) : step.task().isPresent() ? onTask(step) : act(step);
    }

    private boolean report(Story.Step step) {
        var start = scenario.flow().start();
        if (!taken.contains(start.id())) {
            nobodyElseReports(start, step);
        }
        var who = playing(step).getFirst();
        assertThat(byRole(start, who)).as(who + " may report").isTrue();
        var answer = reportBy(who, step);
        assertThat(answer.status()).as(told(step, who, answer)).isEqualTo(201);
        arrives(step, who, answer);
        reporter = who;
        answering.taken(scenario, step, sent);
        taken.add(start.id());
        return true;
    }

    private boolean act(Story.Step step) {
        var action = scenario.flow().action(step.does()).orElseThrow();
        var found = able(step).filter(member -> mayTake(action, member)).findFirst();
        if (found.isEmpty()) {
            return false;
        }
        var who = found.get();
        if (!taken.contains(action.id())) {
            nobodyElseTakes(action, step);
        }
        var answer = commandBy(who, step);
        assertThat(answer.status()).as(told(step, who, answer)).isEqualTo(200);
        arrives(step, who, answer);
        answering.taken(scenario, step, sent);
        taken.add(action.id());
        return true;
    }

    private boolean onTask(Story.Step step) {
        var who = able(step).findFirst();
        who.ifPresent(member -> {
            var answer = commandBy(member, step);
            assertThat(answer.status()).as(told(step, member, answer)).isEqualTo(200);
            var task = seen(member).at("/tasks/" + (step.task().getAsInt() - 1) + "/state");
            assertThat(task.asString()).isEqualTo(step.comesTo().orElseThrow());
            answering.taken(scenario, step, sent);
            taken.add(step.does());
        });
        return who.isPresent();
    }

    /** What is refused because of the answers or the case. Who may not take a step is looked at for each action instead. */
    private void refused(Story.Step step, String code) {
        var ofAnswers = code.startsWith("field.");
        var begins = step.does().equals(scenario.flow().start().id());
        if ((!ofAnswers && !NOT_ABOUT_WHO.contains(code)) || (reporter == null && !begins)) {
            return;
        }
        var named = playing(step).stream();
        var who = reporter == null || !ofAnswers
                ? named.filter(this::sees).findFirst()
                : able(step).findFirst();
        who.ifPresent(member -> {
            var answer = reporter == null ? reportBy(member, step) : commandBy(member, step);
            assertThat(answer.status()).as(told(step, member, answer)).isEqualTo(422);
            var codes = answer.body().at("/errors").findValuesAsString("code");
            assertThat(ofAnswers ? codes : List.of(answer.code()))
                    .as(told(step, member, answer))
                    .contains(ofAnswers ? code : "flow.refused");
        });
    }

    /** The clock takes it once its time has passed; weekends and holidays may lie before that. */
    private void timeTakes(Story.Step step) {
        for (var day = 0; day < MOST_DAYS && !state().equals(step.comesTo().orElseThrow()); day++) {
            cast.moveClockTo(cast.now().plus(Duration.ofDays(1)));
        }
        assertThat(state()).as(step.does()).isEqualTo(step.comesTo().orElseThrow());
        taken.add(step.does());
    }

    private void nobodyElseReports(Action start, Story.Step step) {
        assertThat(cast.stranger(client -> client.put("/cases/" + id, reportBody(Map.of())))
                        .status())
                .isEqualTo(401);
        cast.all()
                .filter(member -> !byRole(start, member))
                .forEach(member -> isRefused(step, member, reportBy(member, step)));
        assertThat(cast.named("duty").ask(client -> client.get("/cases/" + id)).status())
                .as("a refused report begins no case")
                .isEqualTo(404);
    }

    /** Each account whose post the file does not name is refused, and the case stays as it is. */
    private void nobodyElseTakes(Action action, Story.Step step) {
        var before = state();
        var others = cast.all().filter(member -> !mayTake(action, member)).toList();
        assertThat(others).as("somebody may not " + action.id()).isNotEmpty();
        others.forEach(member -> isRefused(step, member, commandBy(member, step)));
        assertThat(state()).as("refusals are written down and change nothing").isEqualTo(before);
    }

    private void isRefused(Story.Step step, Member member, Answer answer) {
        assertThat(answer.status()).as(told(step, member, answer)).isIn(403, 404, 422);
        if (answer.status() == 422) {
            assertThat(answer.code()).as(told(step, member, answer)).isEqualTo("flow.refused");
            assertThat(answer.body().at("/reason").asString())
                    .as(told(step, member, answer))
                    .isEqualTo("not-yours");
        }
    }

    /** Those to whom the server offers the step, whoever the story names first. */
    private Stream<Member> able(Story.Step step) {
        var named = playing(step);
        return Stream.concat(named.stream(), cast.all().filter(member -> !named.contains(member)))
                .filter(member -> offered(member, step));
    }

    private List<Member> playing(Story.Step step) {
        return cast.playing(roles.getOrDefault(step.who(), List.of()));
    }

    private boolean offered(Member member, Story.Step step) {
        var offers =
                member.ask(client -> client.get("/cases/" + id + "/actions")).body();
        return step.task().isPresent()
                ? offers.at("/tasks")
                        .valueStream()
                        .anyMatch(offer ->
                                offer.at("/task").asInt() == step.task().getAsInt()
                                        && offer.at("/action").asString().equals(step.does()))
                : offers.at("/actions")
                        .valueStream()
                        .anyMatch(offer -> offer.at("/action").asString().equals(step.does()));
    }

    private boolean mayTake(Action action, Member member) {
        return byRole(action, member)
                || action.by().contains(new By.Reporter()) && member.equals(reporter)
                || action.by().contains(new By.Assignee()) && isAssignee(member);
    }

    private static boolean byRole(Action action, Member member) {
        return action.by().contains(new By.Anyone())
                || !member.isOutside()
                        && action.by().stream()
                                .filter(By.Holder.class::isInstance)
                                .anyMatch(by -> member.posts().stream().anyMatch(post -> post.is((By.Holder) by)));
    }

    private boolean isAssignee(Member member) {
        var assignee = witness()
                .ask(client -> client.get("/cases/" + id + "/dispatch"))
                .body()
                .at("/assignee")
                .asString("");
        return member.posts().stream().anyMatch(post -> post.id().equals(assignee));
    }

    private boolean sees(Member member) {
        return reporter == null
                || member.ask(client -> client.get("/cases/" + id)).status() == 200;
    }

    /** Somebody who sees the case from beginning to end: of one about a unit only those above, and of one about the city nobody of it. */
    private Member witness() {
        return cast.named(scenario.about().isPresent() ? "outside" : "duty");
    }

    private int version() {
        return seen(witness()).at("/version").asInt();
    }

    private String state() {
        return seen(witness()).at("/state").asString();
    }

    private JsonNode seen(Member member) {
        return member.ask(client -> client.get("/cases/" + id)).body();
    }

    private void arrives(Story.Step step, Member who, Answer answer) {
        assertThat(answer.body().at("/state").asString())
                .as(told(step, who, answer))
                .isEqualTo(step.comesTo().orElseThrow());
    }

    private Answer reportBy(Member who, Story.Step step) {
        return who.ask(client -> client.put("/cases/" + id, reportBody(answers(who, step))));
    }

    private Answer commandBy(Member who, Story.Step step) {
        var body = new HashMap<String, Object>();
        body.put("command", cast.id());
        body.put("action", step.does());
        body.put("version", version());
        body.put("fields", answers(who, step));
        step.task().ifPresent(task -> body.put("task", task));
        return who.ask(client -> client.post("/cases/" + id + "/commands", body));
    }

    private Map<String, Object> reportBody(Map<String, Object> answers) {
        return Map.of("command", cast.id(), "scenario", scenario.id(), "area", cast.grid(), "fields", answers);
    }

    /** Photos are words in a story. */
    private Map<String, Object> answers(Member who, Story.Step step) {
        var answers = new LinkedHashMap<>(answering.of(scenario, step));
        answers.replaceAll((field, answer) -> scenario.field(field)
                        .filter(known -> known.type() instanceof FieldType.Photos && answer instanceof List<?>)
                        .isPresent()
                ? ((List<?>) answer)
                        .stream().map(word -> who.photo(word.toString())).toList()
                : answer);
        sent = answers;
        return answers;
    }

    private String told(Story.Step step, Member who, Answer answer) {
        return scenario.id() + ": " + who + " does " + step.does() + " " + step.with() + ": "
                + answer.raw().body();
    }
}
