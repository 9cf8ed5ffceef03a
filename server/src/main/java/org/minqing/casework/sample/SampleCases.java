package org.minqing.casework.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.minqing.area.City;
import org.minqing.area.Point;
import org.minqing.casework.Command;
import org.minqing.casework.Origin;
import org.minqing.casework.Report;
import org.minqing.casework.Telling;
import org.minqing.casework.Tellings;
import org.minqing.casework.Where;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Rules;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;

/** Invents one case after the other: a place, a reporter, a way through the flow with a time for each step. */
final class SampleCases {

    private final SamplePlan plan;
    private final City city;
    private final Scenario scenario;
    private final Cast cast;
    private final Tellings tellings;

    SampleCases(SamplePlan plan, City city, Scenarios scenarios, Cast cast, Tellings tellings) {
        this.plan = plan;
        this.city = city;
        this.scenario = scenarios
                .current(plan.scenario())
                .orElseThrow(() -> new IllegalStateException("The samples' scenario is not in the city folder"));
        this.cast = cast;
        this.tellings = tellings;
    }

    private record Place(Point point, AreaCode leaf, Actor reporter) {}

    /** A case that was reported in the days before now, as far as it came. */
    Telling invent(RandomGenerator random, Instant now) {
        var place = place(random);
        var path = Weighted.draw(plan.paths(), random);
        var at = now.minusSeconds(random.nextLong(path.within().toSeconds()));
        var telling = tellings.begin(report(place, at, random), at);
        for (var step : path.steps()) {
            at = at.plus(pause(plan.hours(step), random));
            if (at.isAfter(now) || !take(telling, step, at, random)) {
                break;
            }
        }
        return telling;
    }

    private Place place(RandomGenerator random) {
        for (var tries = 0; tries < 1_000; tries++) {
            var area = Weighted.draw(plan.places(), random);
            var point = city.somewhere(area, random);
            var leaf = point.flatMap(city::locate);
            var reporter = leaf.flatMap(code -> cast.reporter(Weighted.draw(plan.reporters(), random), code));
            if (reporter.isPresent() && leaf.filter(this::isOurs).isPresent()) {
                return new Place(point.get(), leaf.get(), reporter.get());
            }
        }
        throw new IllegalStateException("The samples' places lie in no area of the city with anybody to report");
    }

    /** Areas that another city runs have no posts here. */
    private boolean isOurs(AreaCode leaf) {
        return city.chain(leaf).stream()
                .flatMap(code -> city.area(code).stream())
                .noneMatch(area -> area.runBy().isPresent());
    }

    private Report report(Place place, Instant at, RandomGenerator random) {
        return new Report(
                new CaseId(UuidV7.at(at, random)),
                new CommandId(UuidV7.at(at, random)),
                place.reporter(),
                scenario.id(),
                new Where.At(place.point()),
                answers(scenario.form(), Map.of(), random),
                List.of(),
                at,
                Origin.SAMPLE);
    }

    private boolean take(Telling telling, String step, Instant at, RandomGenerator random) {
        var action = scenario.flow().action(step);
        var actor = action.flatMap(known -> cast.actor(known, telling.file()));
        if (actor.isEmpty()) {
            return false;
        }
        var command = new Command(
                telling.id(),
                new CommandId(UuidV7.at(at, random)),
                actor.get(),
                step,
                telling.file().version(),
                answers(action.orElseThrow().form(), telling.file().openAnswers(), random),
                List.of(),
                at);
        return tellings.add(telling, command, at);
    }

    private Map<String, Object> answers(Form form, Map<String, Object> before, RandomGenerator random) {
        var answers = new LinkedHashMap<String, Object>(before);
        var given = new LinkedHashMap<String, Object>();
        for (var question : form.questions()) {
            var field = question.field();
            var wanted = field.rules().equals(Rules.NONE) && (question.required() || random.nextInt(3) == 0);
            var answer = wanted ? answer(field.id(), field.type(), answers, random) : Optional.empty();
            answer.ifPresent(value -> {
                answers.put(field.id(), value);
                given.put(field.id(), value);
            });
        }
        return given;
    }

    private Optional<Object> answer(String field, FieldType type, Map<String, Object> before, RandomGenerator random) {
        return switch (type) {
            case FieldType.Text text ->
                plan.sentences().knows(field)
                        ? Optional.of(plan.sentences().about(field, before, random))
                        : Optional.empty();
            case FieldType.Choice choice -> {
                var codes = List.copyOf(choice.leaves().keySet());
                yield Optional.of(codes.get(random.nextInt(codes.size())));
            }
            case FieldType.WholeNumber(var least, var most) ->
                Optional.of(Math.max(random.nextLong(least, most + 1), random.nextLong(least, most + 1)));
            case FieldType.Flag() -> Optional.of(random.nextInt(100) < 85);
            case FieldType.Group group -> Optional.of(List.of(answers(group.form(), before, random)));
            case FieldType.Decimal _, FieldType.Day _, FieldType.Time _, FieldType.Photos _ -> Optional.empty();
        };
    }

    private static Duration pause(double hours, RandomGenerator random) {
        var drawn = -Math.log(1 - random.nextDouble()) * hours;
        return Duration.ofSeconds(60 + (long) (drawn * 3_600));
    }
}
