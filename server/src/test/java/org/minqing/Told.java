package org.minqing;

import java.util.List;
import java.util.UUID;
import org.minqing.TestServer.Client;
import tools.jackson.databind.JsonNode;

/** The notices on somebody's list, at whatever hour of the night the test is run. */
public final class Told {

    private Told() {}

    /** What the client is told of a subject, the newest first; what waits for the morning is sent with the next look. */
    public static List<JsonNode> of(TestServer server, Client client, UUID subject) {
        endTheNight(server, subject);
        return client.get("/notices?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(notice -> notice.path("subject").asString().equals(subject.toString()))
                .toList();
    }

    /** The kinds of those notices. */
    public static List<String> kinds(TestServer server, Client client, UUID subject) {
        return of(server, client, subject).stream()
                .map(notice -> notice.path("kind").asString())
                .toList();
    }

    private static void endTheNight(TestServer server, UUID subject) {
        server.database().superuser().sql("""
                        update notice.delivery d set due_at = n.at from notice.notice n
                        where n.id = d.notice and n.subject = :subject and d.state = 'waiting' and d.due_at > n.at
                        """).param("subject", subject).update();
    }
}
