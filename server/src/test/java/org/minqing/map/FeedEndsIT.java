package org.minqing.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;

/** An open live feed ends within seconds of the session by which it was opened, or of the post. */
@Timeout(120)
class FeedEndsIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final Client duty = SERVER.as("duty");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void endsAfterSigningOutAndForNobodyElse() throws Exception {
        var another = feed(SERVER.as("duty"), "");
        var own = feed(duty, "");

        assertThat(duty.send(duty.request("/session").DELETE()).status()).isEqualTo(204);

        ends(own);
        goesOn(another);
    }

    @Test
    void endsAfterSigningOutEverywhereFromAnotherPlace() throws Exception {
        var own = feed(duty, "");
        var elsewhere = SERVER.as("duty");

        assertThat(elsewhere.send(elsewhere.request("/me/sessions").DELETE()).status())
                .isBetween(200, 299);

        ends(own);
    }

    @Test
    void endsWithASessionThatEndedOnAnotherServer() throws Exception {
        var own = feed(duty, "");

        change("delete from access.session");

        ends(own);
    }

    @Test
    void endsWithThePost() throws Exception {
        var post = duty.get("/me").body().at("/posts/0/id").asString();
        var own = feed(duty, "?in-post=" + post);

        change("update access.post set valid_to = now() where id = '" + post + "'");
        try {
            ends(own);
        } finally {
            change("update access.post set valid_to = null where id = '" + post + "'");
        }
    }

    private static void change(String sql) {
        SERVER.database().owner().sql(sql).update();
    }

    private static void ends(CompletableFuture<Void> feed) throws Exception {
        feed.get(SECONDS.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(feed).isCompleted();
    }

    private static void goesOn(CompletableFuture<Void> feed) throws Exception {
        try {
            feed.get(5, TimeUnit.SECONDS);
        } catch (TimeoutException waiting) {
            return;
        }
        throw new AssertionError("The feed of another session ended too");
    }

    /** Done when the server has ended it. */
    private static CompletableFuture<Void> feed(Client client, String query) throws Exception {
        var answer = client.http().send(client.request("/stream" + query).GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return CompletableFuture.runAsync(() -> drain(answer.body()), Thread::startVirtualThread);
    }

    private static void drain(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
