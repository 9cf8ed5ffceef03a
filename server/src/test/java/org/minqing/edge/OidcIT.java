package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestServer;

/** Signing in by a provider of identities that runs in the test: its word counts for linked people, for one try, now. */
class OidcIT {

    private static final String CLIENT = "minqing";
    private static final Map<String, Object> SIGNED_OUT =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static MockOAuth2Server provider;
    private static TestServer server;
    private static TestServer.Client administrator;

    @BeforeAll
    static void begun() {
        provider = new MockOAuth2Server();
        provider.start();
        server = TestServer.with(Map.of(
                "MINQING_OIDC_ISSUER",
                provider.issuerUrl("city").toString(),
                "MINQING_OIDC_CLIENT",
                CLIENT,
                "MINQING_OIDC_SECRET",
                "sample-secret",
                "MINQING_OIDC_FACTORS",
                "mfa"));
        administrator = server.as("administrator");
        assertThat(administrator
                        .put("/accounts/duty/oidc", Map.of("subject", "person-1"))
                        .status())
                .isEqualTo(204);
    }

    @AfterAll
    static void ended() {
        server.close();
        provider.shutdown();
    }

    @Test
    void aLinkedPersonIsSignedInAndOut() throws Exception {
        says("person-1", Map.of(), 3_600);
        var back = throughTheProvider();
        assertThat(place(back)).isEqualTo("/");
        var caller = new Caller(server.address("").toString()).with("Cookie", cookie(back, "minqing_session"));
        var session = caller.get("/api/v1/session").body();
        assertThat(session.at("/account").asString()).isEqualTo("duty");
        assertThat(cookieLine(back, "minqing_session")).contains("HttpOnly").contains("SameSite=Lax");
        caller.with(session.at("/header").asString(), session.at("/token").asString());
        assertThat(caller.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(caller.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(server.stranger().get("/session/oidc").body().at("/open").asBoolean())
                .isTrue();
    }

    @Test
    void whomTheProviderSignsOutIsOutHereAndNothingElseEnds() throws Exception {
        var one = comesBy("there-1");
        var other = comesBy("there-2");
        var byPassword = server.as("duty");
        assertThat(one.get("/api/v1/session").body().at("/byProvider").asBoolean())
                .isTrue();
        assertThat(byPassword.get("/session").body().at("/byProvider").asBoolean())
                .isFalse();
        var feed = HTTP.sendAsync(
                HttpRequest.newBuilder(server.address("/api/v1/stream"))
                        .header("Cookie", one.header("Cookie"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(signsOut(Map.of("sid", "there-1", "events", SIGNED_OUT))).isEqualTo(200);

        assertThat(one.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(feed.get(30, TimeUnit.SECONDS).statusCode())
                .as("the feed was open and has ended")
                .isEqualTo(200);
        assertThat(other.get("/api/v1/me").status()).isEqualTo(200);

        assertThat(signsOut(Map.of("events", SIGNED_OUT)))
                .as("all of the person")
                .isEqualTo(200);
        assertThat(other.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(byPassword.get("/me").status()).isEqualTo(200);
    }

    @Test
    void aSignOutThatIsNoneOrForAnotherOrOldEndsNothing() throws Exception {
        var session = comesBy("there-3");
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("sid", "there-3"),
                Map.of("sid", "there-3", "events", Map.of("another", Map.of())),
                Map.of("sid", "there-3", "events", SIGNED_OUT, "nonce", "x"),
                Map.of("sid", "there-3", "events", SIGNED_OUT, "aud", List.of("another")),
                Map.of("sid", "there-3", "events", SIGNED_OUT, "iss", "http://localhost/another"))) {
            assertThat(signsOut(wrong)).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(sent("logout_token=" + "x".repeat(9_000))).isEqualTo(400);
        assertThat(sent("logout_token=a.b.c")).isEqualTo(400);
        assertThat(sent("")).isEqualTo(400);
        assertThat(signsOut(Map.of("sid", "there-4", "sub", "nobody", "events", SIGNED_OUT)))
                .isEqualTo(200);
        var before = Date.from(InstantSource.system().instant().minus(Duration.ofMinutes(5)));
        assertThat(signsOut(Map.of("sid", "there-3", "events", SIGNED_OUT, "iat", before)))
                .as("said before the session began")
                .isEqualTo(200);

        assertThat(session.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whoeverSignsOutIsLedToWhereOneSignsOutThere() throws Exception {
        var there = place(get(server.address("/api/v1/session/oidc/leave"), ""));
        assertThat(there)
                .startsWith(provider.endSessionEndpointUrl("city").toString())
                .contains("client_id=" + CLIENT, "post_logout_redirect_uri=http%3A%2F%2Flocalhost");
    }

    @Test
    void onlyWhatTheOperatorNamedCountsAsTheSecondFactor() throws Exception {
        for (var claims : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("amr", List.of("pwd")),
                Map.<String, Object>of("acr", "mfa"),
                Map.<String, Object>of("amr", List.of("pwd", "mfa")))) {
            says("person-1", claims, 3_600);
            var before = shownFactors();
            assertThat(place(throughTheProvider())).isEqualTo("/");
            assertThat(shownFactors() - before)
                    .as(claims.toString())
                    .isEqualTo(claims.toString().contains("mfa") ? 1 : 0);
        }
    }

    @Test
    void nobodysAccountIsMadeAndNobodyElsesIsOpened() throws Exception {
        var accounts = accounts();
        says("stranger", Map.of(), 3_600);
        assertThat(place(throughTheProvider())).isEqualTo("/?door=oidc.unknown");
        assertThat(accounts()).isEqualTo(accounts);
        assertThat(server.as("duty")
                        .put("/accounts/duty/oidc", Map.of("subject", "x"))
                        .status())
                .isIn(403, 404);
        assertThat(administrator
                        .put("/accounts/worker/oidc", Map.of("subject", "person-1"))
                        .code())
                .isEqualTo("oidc.linked");
        assertThat(administrator
                        .put("/accounts/worker/oidc", Map.of("subject", "person-2"))
                        .status())
                .isEqualTo(204);
        assertThat(administrator
                        .send(administrator.request("/accounts/worker/oidc").DELETE())
                        .status())
                .isEqualTo(204);
        says("person-2", Map.of(), 3_600);
        assertThat(place(throughTheProvider())).isEqualTo("/?door=oidc.unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "iss", "aud", "exp"})
    void aWordThatIsForAnotherTryAnotherPlaceOrAnotherTimeIsRefused(String wrong) throws Exception {
        var claims = wrong.equals("exp")
                ? Map.<String, Object>of()
                : Map.<String, Object>of(wrong, wrong.equals("aud") ? List.of("another") : "http://localhost/another");
        says("person-1", claims, wrong.equals("exp") ? -7_200 : 3_600);
        var back = throughTheProvider();
        assertThat(place(back)).isEqualTo("/?door=oidc.refused");
        assertThat(cookieLine(back, "minqing_session")).isEmpty();
    }

    @Test
    void anAnswerOfAnotherBrowserOrWithoutACodeIsRefused() throws Exception {
        var begun = get(server.address("/api/v1/session/oidc/begin"), "");
        var answer = URI.create(place(get(URI.create(place(begun)), "")));
        var other = get(server.address("/api/v1/session/oidc/begin"), "");
        assertThat(place(get(answer, cookie(other, "minqing_oidc")))).isEqualTo("/?door=oidc.refused");
        assertThat(place(get(answer, ""))).isEqualTo("/?door=oidc.refused");
        assertThat(place(get(server.address("/api/v1/session/oidc/back?error=access_denied"), "")))
                .isEqualTo("/?door=oidc.refused");
    }

    @Test
    void aProviderThatIsAwayAndNoneAtAllAreSaid() throws Exception {
        var away = new MockOAuth2Server();
        away.start();
        var issuer = away.issuerUrl("city").toString();
        away.shutdown();
        try (var lonely = TestServer.with(Map.of(
                "MINQING_OIDC_ISSUER",
                issuer,
                "MINQING_OIDC_CLIENT",
                CLIENT,
                "MINQING_OIDC_SECRET",
                "sample-secret"))) {
            assertThat(place(get(lonely.address("/api/v1/session/oidc/begin"), "")))
                    .isEqualTo("/?door=oidc.away");
            assertThat(place(get(lonely.address("/api/v1/session/oidc/leave"), "")))
                    .isEqualTo("/");
            assertThat(lonely.as("duty").get("/me").status())
                    .as("passwords go on")
                    .isEqualTo(200);
        }
        var without = TestServer.shanwei();
        assertThat(without.stranger().get("/session/oidc").body().at("/open").asBoolean())
                .isFalse();
        assertThat(without.stranger().get("/session/oidc/begin").code()).isEqualTo("oidc.closed");
        assertThat(without.stranger().get("/session/oidc/leave").code()).isEqualTo("oidc.closed");
        assertThat(without.stranger().post("/session/oidc/signed-out", Map.of()).code())
                .isEqualTo("oidc.closed");
    }

    private static void says(String subject, Map<String, Object> claims, long seconds) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("city", subject, "JWT", List.of(CLIENT), claims, seconds));
    }

    /** Somebody signs in by the provider, which calls its own session so. */
    private static Caller comesBy(String session) throws Exception {
        says("person-1", Map.of("sid", session), 3_600);
        return new Caller(server.address("").toString())
                .with("Cookie", cookie(throughTheProvider(), "minqing_session"));
    }

    /** The provider says that somebody is signed out; how that is answered. */
    private static int signsOut(Map<String, Object> claims) throws Exception {
        var word = provider.issueToken(
                "city",
                CLIENT,
                new DefaultOAuth2TokenCallback("city", "person-1", "logout+jwt", List.of(CLIENT), claims, 120));
        return sent("logout_token=" + word.serialize());
    }

    private static int sent(String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address("/api/v1/session/oidc/signed-out"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return HTTP.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    private static HttpResponse<String> throughTheProvider() throws Exception {
        var begun = get(server.address("/api/v1/session/oidc/begin"), "");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
        assertThat(place(begun)).contains("code_challenge_method=S256", "nonce=", "state=");
        var asked = get(URI.create(place(begun)), "");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
        return get(URI.create(place(asked)), cookie(begun, "minqing_oidc"));
    }

    private static HttpResponse<String> get(URI address, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return cookieLine(answer, name).split(";", 2)[0];
    }

    private static String cookieLine(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }

    private static long shownFactors() {
        return server.database()
                .owner()
                .sql("select count(*) from access.session where factor_at is not null")
                .query(Long.class)
                .single();
    }

    private static long accounts() {
        return server.database()
                .owner()
                .sql("select count(*) from access.account")
                .query(Long.class)
                .single();
    }
}
