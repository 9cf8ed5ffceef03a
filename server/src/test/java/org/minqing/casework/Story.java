package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.UuidV7;

/** Bodies of reports and commands about the demo town, and the way of a case through its main line. */
final class Story {

    /** A point in the sample accounts' town. */
    static final String GRID = "441521110220001";

    private static final Random RANDOM = new Random();

    private Story() {}

    static UUID id() {
        return UuidV7.at(InstantSource.system().instant(), RANDOM);
    }

    static Map<String, Object> report() {
        return report("路口堆了一地垃圾，气味很大。");
    }

    static Map<String, Object> report(String description) {
        var body = new HashMap<String, Object>();
        body.put("command", id());
        body.put("scenario", "general-event");
        body.put("area", Long.parseLong(GRID));
        body.put("fields", fields(description));
        body.put("observedAt", InstantSource.system().instant().toString());
        return body;
    }

    static Map<String, Object> fields(String description) {
        return new HashMap<>(Map.of("kind", "exposed-waste", "severity", "pressing", "description", description));
    }

    static Map<String, Object> reportWith(String photo) {
        var report = report();
        var fields = fields("示例");
        fields.put("photos", List.of(photo));
        report.put("fields", fields);
        return report;
    }

    static Map<String, Object> command(String action, int version, Map<String, Object> fields) {
        return new HashMap<>(Map.of(
                "command", id(),
                "action", action,
                "version", version,
                "fields", fields,
                "observedAt", Instant.parse("2026-11-23T04:00:00Z").toString()));
    }

    static Answer act(Client client, UUID caseId, String action, int version, Map<String, Object> fields) {
        return client.post("/cases/" + caseId + "/commands", command(action, version, fields));
    }

    static int entries(TestServer server, UUID id) {
        return server.database()
                .reader()
                .sql("select count(*) from journal.entry where stream = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    static List<String> actions(Answer answer) {
        return answer.body()
                .at("/actions")
                .valueStream()
                .map(node -> node.asString())
                .toList();
    }
}
