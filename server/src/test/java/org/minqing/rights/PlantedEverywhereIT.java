package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestDatabase;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.casework.CaseErasure;
import org.minqing.casework.Feed;
import org.minqing.casework.Planted;
import org.minqing.casework.RecordedLog;
import org.minqing.journal.Chain;
import org.minqing.journal.Journal;
import org.minqing.journal.Round;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.Settings;
import org.minqing.scenario.Retention;
import org.minqing.scenario.State;
import org.minqing.scenario.language.PlantedPerson;
import org.minqing.scenario.language.PlantedStories;
import org.minqing.scenario.language.PlantedStories.Told;
import org.springframework.util.FileSystemUtils;

/**
 * An invented person stands in every free answer and every photo of every scenario of a city. When the purpose has ended
 * nothing of any of them is left: in tables, sealed parts, files, indexes, answers, feeds, lists, logs, nor in a copy of the
 * store from before, once the ledger of erasures was read to it.
 */
@Timeout(600)
class PlantedEverywhereIT {

    private static final Set<String> LIVE = Set.of("/stream");
    private static final int READ_AN_HOUR = 60;
    private static final PlantedPerson ASKED = new PlantedPerson(999);

    @TempDir
    private Path before;

    /** Who could read each case while it was kept. To whom it was closed then it stays closed: other tests ask. */
    private final Map<UUID, Set<String>> readers = new HashMap<>();

    private boolean kept;

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void nothingIsLeftOfAnybodyWhenThePurposeHasEnded(String city) throws Exception {
        try (var server = TestServer.start(city, 0);
                var copy = TestDatabase.fresh();
                var log = new RecordedLog();
                var feed = feed(server)) {
            var stories = new PlantedStories(server, city);
            var read = new StringBuilder();
            var asked = new HashSet<String>();
            var told = stories.tell(one -> {
                if (asked.add(one.scenario().id())) {
                    askedFromAbove(stories, one);
                }
                read.append(read(stories, List.of(one)));
                // What is told under an order is gone soon after it: the copy is taken while it is there.
                if (one.scenario().emergency().isPresent()) {
                    keepOnce(server, copy);
                }
            });
            keepOnce(server, copy);
            standsWhereItBelongsAndNowhereElse(server, stories, told, read.toString());

            endThePurpose(server, stories, told);

            nothingIsLeft(server, stories, told);
            assertThat(feed.text()).contains("data: ");
            tellsNobody("the live feed", feed.text());
            assertThat(log.text()).contains("Destroyed the data key");
            tellsNobody("the log", log.text());
            bringBack(server, copy, city, told);
        }
    }

    /** What is asked from above, and who wants to know who reported, is written beside the form of a scenario. */
    private static void askedFromAbove(PlantedStories stories, Told one) {
        var question = Map.of("text", "请问" + ASKED.name(), "limit", Map.of("amount", 3, "unit", "days"));
        var reason = Map.of("reason", "因为" + ASKED.name());
        var path = "/cases/" + one.id();
        stories.ask(client -> client.put(path + "/supervisions/" + stories.id(), question))
                .forEach(answer -> assertThat(answer.status()).isNotEqualTo(500));
        stories.ask(client -> client.put(path + "/identity/" + stories.id(), reason))
                .forEach(answer -> assertThat(answer.status()).isNotEqualTo(500));
    }

    /** Without this the search might look in the wrong places. */
    private static void standsWhereItBelongsAndNowhereElse(
            TestServer server, PlantedStories stories, List<Told> told, String read) {
        assertThat(stories.missed()).as("free answers that no story gives").isEmpty();
        assertThat(told).extracting(Told::scenario).containsAll(stories.scenarios());
        var unread = new TreeSet<String>();
        stories.people().forEach((field, person) -> {
            if (!read.contains(person.name())) {
                unread.add(field);
            }
        });
        // A story that ends with its order leaves nothing to read.
        assertThat(unread)
                .as("answers that nobody may read")
                .hasSizeLessThan(3)
                .allMatch(field -> isUnderAnOrder(stories, field));
        assertThat(read).contains(ASKED.name());
        assertThat(keys(server, told)).isNotEmpty();
        assertThat(words(server.database(), told))
                .as("cases are found by their words")
                .isPositive();
        assertThat(traces(server.database()))
                .as("nothing stands open even while it is kept")
                .isEmpty();
    }

    private static boolean isUnderAnOrder(PlantedStories stories, String field) {
        return stories.scenarios().stream()
                .filter(scenario -> scenario.emergency().isPresent())
                .anyMatch(scenario -> field.startsWith(scenario.id() + "/"));
    }

    /** What all accounts together read of the cases; slowly enough that nobody is stopped for reading many. */
    private String read(PlantedStories stories, List<Told> told) {
        var read = new StringBuilder();
        for (var one = 0; one < told.size(); one++) {
            if (told.size() > READ_AN_HOUR && one % READ_AN_HOUR == 0) {
                stories.letPass(Duration.ofMinutes(61));
            }
            var id = told.get(one).id();
            var into = new TreeSet<String>();
            for (var account : readers.getOrDefault(id, stories.accounts())) {
                var journal = stories.ask(account, client -> read(client, "/cases/" + id, read));
                assertThat(journal.status()).isIn(200, 403, 404);
                if (journal.status() == 200) {
                    into.add(account);
                }
            }
            readers.putIfAbsent(id, into);
        }
        return read.toString();
    }

    /** Whoever is told that there is no such case is told so of its parts too: another test asks. */
    private static Answer read(Client client, String address, StringBuilder read) {
        var journal = client.get(address + "/journal");
        read.append(journal.raw().body());
        if (journal.status() == 200) {
            read.append(client.get(address + "/supervisions").raw().body());
            read.append(client.get(address + "/identity").raw().body());
        }
        return journal;
    }

    /** Time ends what has an end; what is for an archive, and stories without an end, are ended by hand. */
    private static void endThePurpose(TestServer server, PlantedStories stories, List<Told> told) {
        var longest = stories.scenarios().stream()
                .flatMap(scenario -> scenario.retentions().stream())
                .mapToLong(
                        kept -> kept.keep().toTotalMonths() * 31 + kept.keep().getDays())
                .max()
                .orElseThrow();
        for (var days = 0L; days <= longest + 31; days += 366) {
            stories.letPass(Duration.ofDays(366));
        }
        assertThat(stillKept(server, told))
                .as("kept longer than the scenario says")
                .isEmpty();
        var erasure = server.bean(CaseErasure.class);
        told.forEach(one -> erasure.erase(new CaseId(one.id()), Actor.SYSTEM, "test-over"));
        server.beans(Round.class).stream()
                .filter(round -> round.name().equals("sweep"))
                .forEach(round -> round.work().run());
    }

    /** Keys of cases that have ended, of classes that end by themselves. */
    private static Set<String> stillKept(TestServer server, List<Told> told) {
        var kept = new HashSet<String>();
        for (var one : told) {
            var scenario = one.scenario();
            var state = scenario.flow().state(state(server, one.id())).orElseThrow();
            if (state.kind() == State.Kind.END) {
                scenario.retentions().stream()
                        .filter(each -> each.then() == Retention.Afterwards.ERASE)
                        .filter(each ->
                                server.bean(Journal.class).keys(one.id()).containsKey(each.id()))
                        .forEach(each -> kept.add(scenario.id() + "/" + each.id()));
            }
        }
        return kept;
    }

    private static String state(TestServer server, UUID id) {
        return server.database()
                .superuser()
                .sql("select state from casework.case_file where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private void nothingIsLeft(TestServer server, PlantedStories stories, List<Told> told) throws IOException {
        assertThat(keys(server, told)).as("sealed parts that could be opened").isEmpty();
        assertThat(words(server.database(), told))
                .as("cases that are found by their words")
                .isZero();
        assertThat(traces(server.database())).isEmpty();
        for (var folder : List.of(server.data(), Planted.cluster(server.database()))) {
            assertThat(Planted.inFolder(folder, PlantedPerson.NAME)).isEmpty();
            assertThat(Planted.inFolder(folder, PlantedPerson.IDENTITY)).isEmpty();
        }
        try (var photos = Files.walk(server.data().resolve("attachments"))) {
            assertThat(photos.filter(Files::isRegularFile)).as("photos").isEmpty();
        }
        told.forEach(one -> assertThat(server.bean(Journal.class).entries(one.id()))
                .isNotEmpty()
                .allMatch(Chain::holds));
        noAddressTells(server, stories, told);
        foundByNobody(stories);
    }

    /**
     * Every address that reads, asked by everybody about a case, of the scenarios in turn: what is in the tables was looked
     * through for all of them. What they said is read of all cases.
     */
    private void noAddressTells(TestServer server, PlantedStories stories, List<Told> told) {
        var one = List.copyOf(told.stream()
                .collect(Collectors.toMap(Told::scenario, Told::id, (first, _) -> first, LinkedHashMap::new))
                .values());
        var turn = 0;
        for (var operation : Contract.of(server).operations()) {
            if (operation.reads() && !LIVE.contains(operation.path())) {
                var id = one.get(turn++ % one.size()).toString();
                stories.ask(client -> client.get(operation.with(id)))
                        .forEach(answer -> tellsNobody(operation.name(), answer));
            }
        }
        tellsNobody("what happened", read(stories, told));
    }

    private static void foundByNobody(PlantedStories stories) {
        var person = stories.people().values().iterator().next();
        stories.ask(client -> client.search("/cases", person.name()))
                .filter(answer -> answer.status() == 200)
                .forEach(answer -> assertThat(answer.body().at("/items")).isEmpty());
        stories.ask(client -> client.post("/cases/export", Map.of("reason", "test")))
                .forEach(answer -> tellsNobody("export", answer));
    }

    /** Takes what a backup would: the rows of all tables, and the photos as they lie there. */
    private void keepOnce(TestServer server, TestDatabase copy) {
        if (kept) {
            return;
        }
        kept = true;
        Copies.all(server.database(), copy);
        try {
            FileSystemUtils.copyRecursively(server.data().resolve("attachments"), before.resolve("attachments"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The store of before with the keys and the ledger of now, as somebody brings a backup back. */
    private void bringBack(TestServer server, TestDatabase copy, String city, List<Told> told) throws IOException {
        assertThat(copy.superuser()
                        .sql("select count(*) from journal.data_key")
                        .query(Long.class)
                        .single())
                .as("the copy was taken in time")
                .isPositive();
        var keys = server.bean(Settings.class).keys();
        FileSystemUtils.copyRecursively(keys, before.resolve("keys"));
        try (var again = TestServer.over(copy.start(), city, Map.of("MINQING_DATA", before.toString()))) {
            var stories = new PlantedStories(again, city);
            assertThat(keys(again, told)).isEmpty();
            assertThat(words(copy, told)).isZero();
            tellsNobody("a store that came back", read(stories, told));
            assertThat(traces(copy)).isEmpty();
        }
    }

    private static Set<String> keys(TestServer server, List<Told> told) {
        return told.stream()
                .flatMap(one -> server.bean(Journal.class).keys(one.id()).keySet().stream()
                        .map(retention -> one.scenario().id() + "/" + retention))
                .collect(Collectors.toSet());
    }

    private static long words(TestDatabase database, List<Told> told) {
        return database.superuser()
                .sql("select count(*) from casework.case_words where case_id = any (:ids)")
                .param("ids", told.stream().map(Told::id).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private static List<String> traces(TestDatabase database) {
        return Planted.inTablesMatching(
                database, PlantedPerson.NAME + "|" + PlantedPerson.IDENTITY + "|" + PlantedPerson.TELEPHONE);
    }

    private static Feed feed(TestServer server) throws IOException, InterruptedException {
        var duty = server.as("duty");
        var opened = duty.http().send(duty.request("/stream").GET().build(), BodyHandlers.ofInputStream());
        assertThat(opened.statusCode()).isEqualTo(200);
        return new Feed(opened.body());
    }

    private static void tellsNobody(String where, Answer answer) {
        tellsNobody(where, answer.raw().body());
    }

    private static void tellsNobody(String where, String text) {
        if (PlantedPerson.standsIn(text)) {
            var at = text.indexOf(PlantedPerson.NAME);
            throw new AssertionError(where + " tells of "
                    + text.substring(Math.max(0, at - 60), Math.min(text.length(), Math.max(0, at) + 40)));
        }
    }
}
