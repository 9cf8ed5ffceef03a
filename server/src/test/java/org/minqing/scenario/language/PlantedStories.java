package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.TaskDeed;

/**
 * The stories of all scenarios of a city as real cases on a running server, with an invented person in every free answer and
 * every photo. A scenario or a field that is new is among them by itself.
 */
public final class PlantedStories {

    /** Posts that are alike get cases in turn, and not each of them is a sample account's. */
    private static final int MOST_TELLINGS = 12;

    private final TestServer server;
    private final String city;
    private final SampleCast cast;
    private final Map<String, PlantedPerson> people = new LinkedHashMap<>();
    private final Set<String> missed = new LinkedHashSet<>();
    private final List<Told> told = new ArrayList<>();
    private int first;

    /** A case that a story made. */
    public record Told(UUID id, Scenario scenario) {}

    /** Of a server with the sample accounts of a shipped city. */
    public PlantedStories(TestServer server, String city) {
        this.server = server;
        this.city = city;
        this.cast = new SampleCast(server);
    }

    /** Tells every story of every scenario, once to its end; {@code then} is called after each telling. */
    public List<Told> tell(Consumer<Told> then) {
        scenarios().forEach(scenario -> tell(scenario, then));
        return told;
    }

    /** All scenarios of the city; those under an order last, because stories let time pass and an order is short. */
    public List<Scenario> scenarios() {
        return server.bean(Scenarios.class).all().stream()
                .sorted(Comparator.comparing(scenario -> scenario.emergency().isPresent()))
                .toList();
    }

    /** The invented people who stand in words, by scenario and field. */
    public Map<String, PlantedPerson> people() {
        return people;
    }

    /** Free answers and photos that no story has given: nothing is known of them. */
    public Set<String> missed() {
        return missed;
    }

    /** What each account answers to one question. */
    public Stream<Answer> ask(Function<Client, Answer> question) {
        return cast.all().map(member -> member.ask(question));
    }

    /** The names of all accounts. */
    public Set<String> accounts() {
        return cast.all().map(SampleCast.Member::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What one account answers to a question. */
    public Answer ask(String account, Function<Client, Answer> question) {
        return cast.named(account).ask(question);
    }

    /** An id as a device makes it. */
    public UUID id() {
        return cast.id();
    }

    /** Lets so much time pass. */
    public void letPass(Duration time) {
        cast.moveClockTo(cast.now().plus(time));
    }

    private void tell(Scenario scenario, Consumer<Told> then) {
        var faults = new Faults();
        var file = "%s/scenarios/%s.stories.yaml".formatted(city, scenario.id());
        var reader = new StoryReader(ShippedScenarios.document(file), faults);
        var roles = reader.cast();
        var stories = reader.stories(roles.keySet());
        assertThat(faults.all()).isEmpty();
        var planting = new Planting(first);
        for (var story : stories) {
            for (var telling = 0; telling < MOST_TELLINGS; telling++) {
                var one = new StoryOverHttp(scenario, roles, cast, everything(scenario), planting);
                var whole = one.tell(story);
                one.begun().map(id -> new Told(id, scenario)).ifPresent(each -> {
                    told.add(each);
                    then.accept(each);
                });
                if (whole) {
                    break;
                }
            }
        }
        first += planting.size();
        planting.people().forEach((field, person) -> people.put(scenario.id() + "/" + field, person));
        Planting.missed(scenario, planting).forEach(field -> missed.add(scenario.id() + "/" + field));
    }

    /** Nobody is tried who may not take a step: another test does that. */
    private static Set<String> everything(Scenario scenario) {
        var all = new LinkedHashSet<String>();
        scenario.flow().actions().forEach(action -> all.add(action.id()));
        Stream.of(TaskDeed.values()).map(TaskDeed::code).forEach(all::add);
        return all;
    }
}
