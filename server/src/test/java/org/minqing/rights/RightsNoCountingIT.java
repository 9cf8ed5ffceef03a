package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestDatabase;
import org.minqing.TestServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nobody's work is counted: no rank, quota, streak, mileage, time online or tally of a person in the tables, the contract,
 * the scenarios or the words that people read; and each rule would notice one.
 */
class RightsNoCountingIT {

    /** Rows in which a number stands beside a person and counts nothing that the person did. Short, and each line argued. */
    private static final Map<String, String> ARGUED_ROWS = Map.of(
            "casework.open_load()",
                    "open cases of a post, for giving the next one to whoever has fewest; no address shows it",
            "access.passkey", "the count that a device signs with, to notice a copy of its key; no address shows it",
            "notice.notice", "how many messages alike one notice stands for",
            "audit.export", "how long a list was that left the system, one row for each",
            "audit.listing",
                    "how many things one search found, one row for each; how often somebody was refused, told to the account alone");

    /** The same of answers. */
    private static final Map<String, String> ARGUED_ANSWERS = Map.of(
            "HeldView", "how long one case lay with a post, told with the limit of that case to those who work on it");

    private final TestServer server = TestServer.shanwei();

    @Test
    void noTableHoldsARankAQuotaOrATallyOfAPerson() {
        var database = TestDatabase.shared().owner();
        assertThat(Counting.names(database)).hasSizeGreaterThan(200);
        assertThat(Counting.spoken(Counting.names(database).stream())).isEmpty();
        assertThat(Counting.tallies(Counting.rows(database), ARGUED_ROWS)).isEmpty();
        assertThat(Counting.rows(database))
                .extracting(Counting.Shape::name)
                .as("what is argued for still exists")
                .containsAll(ARGUED_ROWS.keySet());
    }

    @Test
    void aTableThatWouldIsNoticed() {
        try (var fresh = TestDatabase.fresh()) {
            fresh.owner().sql("""
                            create schema offender;
                            create table offender.day (worker uuid, closed_cases integer);
                            create table offender.person (id uuid, login_streak integer, mileage numeric, online_time interval);
                            create view offender.best as select worker, sum(closed_cases) as total from offender.day group by 1;
                            create function offender.each() returns table (post uuid, handled bigint) language sql
                                as 'select worker, closed_cases from offender.day';
                            """).update();
            assertThat(Counting.tallies(Counting.rows(fresh.owner()), ARGUED_ROWS))
                    .containsExactly("offender.best", "offender.day", "offender.each()");
            assertThat(Counting.spoken(Counting.names(fresh.owner()).stream()))
                    .containsExactly(
                            "offender.person.login_streak", "offender.person.mileage", "offender.person.online_time");
        }
    }

    @Test
    void noAddressAsksForAndNoAnswerTellsSuchANumber() {
        var contract = Contract.of(server);
        assertThat(Counting.names(contract)).hasSizeGreaterThan(200);
        assertThat(Counting.spoken(Counting.names(contract))).isEmpty();
        assertThat(Counting.tallies(Counting.answers(contract), ARGUED_ANSWERS)).isEmpty();
        assertThat(Counting.answers(contract)).extracting(Counting.Shape::name).containsAll(ARGUED_ANSWERS.keySet());
    }

    @Test
    void anAnswerThatWouldIsNoticed() {
        var offender = new Contract(new JsonMapper().readTree("""
                {"paths": {"/api/v1/workers/ranking": {"get": {"parameters": [
                     {"name": "minQuota", "in": "query", "schema": {"type": "integer"}}]}}},
                 "components": {"schemas": {"WorkerView": {"properties": {
                     "post": {"type": "string"}, "handledCases": {"type": "integer"}, "onlineTime": {"type": "integer"}}}}}}
                """));
        assertThat(Counting.spoken(Counting.names(offender)))
                .containsExactly("/workers/ranking", "minQuota", "onlineTime");
        assertThat(Counting.tallies(Counting.answers(offender), ARGUED_ANSWERS)).containsExactly("WorkerView");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account", "post", "person", "worker", "reporter", "assignee", "holder", "handler", "actor"})
    void casesAreCountedByPlaceTimeAndStateAndNeverByPerson(String by) {
        assertThat(server.as("city").get("/counts?by=" + by).code()).isEqualTo("field.invalid");
        assertThat(server.as("city").get("/counts?by=state").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server/src/main/resources/messages",
                "server/src/main/resources/scenario.schema.json",
                "cities",
                "web/src/words"
            })
    void noScenarioAndNoWordSpeaksOfIt(String place) {
        var lines = lines(Path.of("..").resolve(place));
        assertThat(lines).hasSizeGreaterThan(50);
        assertThat(Counting.spoken(lines.stream())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  monthly-quota: {type: number}",
                "names: {zh: 网格员排名, en: Best workers}",
                "time.online=online time this week",
                "打卡 {0} 天",
                "  - {id: check-in-times}",
                "reports per worker"
            })
    void aWordThatWouldIsNoticed(String line) {
        assertThat(Counting.inWords(line)).isTrue();
        assertThat(Counting.inWords("names: {zh: 巡查, en: A round through the grid}"))
                .isFalse();
    }

    private static List<String> lines(Path place) {
        try (var files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(properties|json|yaml|ts)"))
                    .flatMap(RightsNoCountingIT::linesOf)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
