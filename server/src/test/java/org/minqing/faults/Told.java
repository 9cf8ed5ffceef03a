package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.minqing.edge.Caller;
import org.minqing.kernel.UuidV7;

/** A case that a resident reports to a server that is going to be lost. */
record Told(UUID caseId) {

    static Told by(Caller resident, String words, List<String> photos) {
        var told = new Told(id());
        var body = Map.of(
                "command",
                id(),
                "scenario",
                "general-event",
                "area",
                "441521110220001",
                "fields",
                Map.of("kind", "exposed-waste", "severity", "ordinary", "description", words),
                "attachments",
                photos,
                "observedAt",
                InstantSource.system().instant().toString());
        var answer = resident.put(told.address(), body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return told;
    }

    private static UUID id() {
        return UuidV7.at(InstantSource.system().instant(), RandomGenerator.getDefault());
    }

    String address() {
        return "/api/v1/cases/" + caseId;
    }

    void isReadBy(Caller reader, String words) {
        assertThat(reader.get(address()).raw().body()).contains(words);
    }

    void hasPhoto(Caller reader, String photo) {
        assertThat(reader.get(address() + "/attachments/" + photo).status()).isEqualTo(200);
    }

    void isUnknownTo(Caller reader) {
        assertThat(reader.get(address()).status()).isEqualTo(404);
    }
}
