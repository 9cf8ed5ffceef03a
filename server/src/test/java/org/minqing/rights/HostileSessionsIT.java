package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.TestServer;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller;
import org.minqing.edge.Caller.Answer;

/** Nobody borrows, plants or forges a session; and no answer tells more by its headers or its time than by its words. */
@Timeout(180)
class HostileSessionsIT {

    private static final String COOKIE = "minqing_session=";
    private static final String TOKEN = "X-Minqing-Token";

    /** Ground that is the same for everybody: a browser may keep it, and asks each time whether it is still so. */
    private static final Set<String> PUBLIC_GROUND = Set.of("GET /areas.geojson");

    /** Rounds of measuring, each with the name of somebody whose tries are used up by it. */
    private static final List<String> ROUNDS = List.of("village", "inspector", "county");

    private final TestServer server = RightsServer.shared();
    private final Things things = RightsServer.things();

    @Test
    void aPlantedCookieIsNeverTakenOver() {
        var planted = "A".repeat(43);
        var victim = caller().with("Cookie", COOKIE + planted);
        var signedIn = victim.signIn("worker", password("worker"));
        assertThat(signedIn.header("Set-Cookie").orElseThrow()).doesNotContain(planted);
        assertThat(caller().with("Cookie", COOKIE + planted).get("/api/v1/me").status())
                .isEqualTo(401);
    }

    @Test
    void aSessionOfTheAttackerPlantedInAVictimsBrowserBecomesNeitherTheVictimsNorStays() {
        var attacker = caller();
        attacker.signIn("outsider", password("outsider"));
        var planted = attacker.header("Cookie");
        var victim = caller().with("Cookie", planted);
        assertThat(victim.signIn("duty", password("duty")).status()).isEqualTo(200);
        assertThat(victim.header("Cookie")).isNotEqualTo(planted);
        assertThat(victim.get("/api/v1/me").body().path("signInName").asString())
                .isEqualTo("duty");
        assertThat(attacker.get("/api/v1/me").status())
                .as("the planted one is over")
                .isEqualTo(401);
    }

    @Test
    void whoSignsOutCannotComeBackWithTheSameCookie() {
        var leaving = caller();
        leaving.signIn("worker", password("worker"));
        assertThat(leaving.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(leaving.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(leaving.post("/api/v1/notices/" + UUID.randomUUID() + "/read", Map.of())
                        .status())
                .isEqualTo(401);
    }

    /** Method, what stands for the form token, and from where the browser says it comes; passes only where all is one's own. */
    static Stream<Arguments> forgeries() {
        var origins = Arrays.asList("", "own", "https://evil.example", "null", "http://localhost:1");
        return Stream.of("POST", "PUT", "DELETE", "PATCH")
                .flatMap(method -> Stream.of("own", "", "other", "x")
                        .flatMap(token -> origins.stream().map(origin -> Arguments.of(method, token, origin))));
    }

    @ParameterizedTest(name = "{0}, token: {1}, origin: {2}")
    @MethodSource("forgeries")
    void aRequestFromElsewhereChangesNothing(String method, String token, String origin) {
        var caller = Signed.in(this, "worker");
        caller.with(
                TOKEN,
                switch (token) {
                    case "own" -> caller.header(TOKEN);
                    case "other" -> Signed.in(this, "duty").header(TOKEN);
                    default -> token;
                });
        if (!origin.isEmpty()) {
            caller.with("Origin", origin.equals("own") ? server.address("").toString() : origin);
        }
        var answer = caller.send(method, "/api/v1/notices/" + UUID.randomUUID() + "/read", "{}", "application/json");
        caller.without("Origin");
        var passes = token.equals("own") && (origin.isEmpty() || origin.equals("own"));
        assertThat(answer.code().equals("session.forged"))
                .as(answer.raw().body())
                .isEqualTo(!passes);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aReadingAddressChangesNothingUnderAnotherName() {
        var caller = Signed.in(this, "worker").without(TOKEN);
        for (var header : List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method")) {
            assertThat(caller.with(header, "DELETE").get("/api/v1/session").status())
                    .isEqualTo(200);
            caller.without(header);
        }
        assertThat(caller.get("/api/v1/session?_method=DELETE").status()).isEqualTo(200);
        assertThat(caller.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void nothingPersonalIsKeptByABrowserAndNoCookieIsOpenToScripts() {
        var cookies = new ArrayList<String>();
        for (var account : List.of("resident", "worker", "county", "administrator")) {
            var caller = Signed.in(this, account);
            for (var question : Question.all()) {
                if (question.reads() && question.how().isEmpty()) {
                    var answer = caller.get("/api/v1" + question.address(things));
                    cookies.addAll(answer.raw().headers().allValues("Set-Cookie"));
                    var kept = answer.header("Cache-Control").orElse("");
                    assertThat(kept)
                            .as(question.at() + " " + answer.status())
                            .contains(
                                    PUBLIC_GROUND.contains(question.at()) && answer.status() == 200
                                            ? "private"
                                            : "no-store");
                }
            }
        }
        var door = caller();
        cookies.addAll(door.signIn("worker", password("worker")).raw().headers().allValues("Set-Cookie"));
        cookies.addAll(door.delete("/api/v1/session").raw().headers().allValues("Set-Cookie"));
        assertThat(cookies).hasSizeGreaterThanOrEqualTo(2);
        assertThat(cookies).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void theTimeOfAnAnswerDoesNotTellTheForeignFromTheMissing() {
        var outsider = things.as("outsider");
        var foreign = things.of("case").getFirst().names().get("id");
        assertThat(ROUNDS)
                .anyMatch(_ -> alike(
                        () -> outsider.get("/cases/" + foreign), () -> outsider.get("/cases/" + things.id()), 100));
    }

    @Test
    void theTimeOfASignInDoesNotTellAKnownNameFromAnUnknown() {
        assertThat(ROUNDS).anyMatch(name -> {
            var unknown = "nobody-" + UUID.randomUUID().toString().substring(0, 8);
            var alike = alike(() -> caller().signIn(name, "示例：错的"), () -> caller().signIn(unknown, "示例：错的"), 4);
            server.database().owner().sql("delete from access.attempt").update();
            return alike;
        });
    }

    /**
     * Whether the medians differ by less than half of the larger one, or by two milliseconds. A busy machine holds up one of
     * the two now and then, so there are rounds; what the time does tell, it tells in each of them.
     */
    private static boolean alike(Runnable some, Runnable others, int turns) {
        var ones = new ArrayList<Long>();
        var rest = new ArrayList<Long>();
        for (var turn = 0; turn < turns; turn++) {
            ones.add(took(some));
            rest.add(took(others));
        }
        var one = median(ones);
        var other = median(rest);
        return Math.abs(one - other) < Math.max(Math.max(one, other) / 2, 2_000);
    }

    @Test
    void aTimeThatTellsIsNoticed() {
        assertThat(ROUNDS).noneMatch(_ -> alike(() -> pause(1), () -> pause(12), 5));
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static long took(Runnable asking) {
        var before = System.nanoTime();
        asking.run();
        return (System.nanoTime() - before) / 1_000;
    }

    /** Somebody signed in once for all tries: each sign-in is made to take long. */
    private static final class Signed {

        private static final Map<String, Caller> CALLERS = new ConcurrentHashMap<>();

        static Caller in(HostileSessionsIT test, String account) {
            return test.copy(CALLERS.computeIfAbsent(account, name -> {
                var caller = test.caller();
                Answer answer = caller.signIn(name, test.password(name));
                assertThat(answer.status()).isEqualTo(200);
                return caller;
            }));
        }
    }

    private Caller copy(Caller signedIn) {
        return caller().with("Cookie", signedIn.header("Cookie")).with(TOKEN, signedIn.header(TOKEN));
    }

    private Caller caller() {
        return new Caller(server.address("").toString());
    }

    private String password(String name) {
        return Caller.printed(server.bean(SampleAccounts.class), name);
    }
}
