package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;
import org.minqing.database.KeptData;
import org.minqing.database.ReleasedMigrations;
import org.minqing.journal.OutsideJournal;
import org.minqing.kernel.UuidV7;
import tools.jackson.databind.json.JsonMapper;

/** At a release: {@code -Dminqing.keep-release=0.1} keeps what a city of it has, for {@link UpgradeIT} of the next ones. */
@EnabledIfSystemProperty(
        named = "minqing.keep-release",
        matches = "[0-9.]+",
        disabledReason = "there is no release today")
class KeepReleaseIT {

    private static final String WORDS = "Lamp out at the corner; somebody fell in the dark. (sample)";

    @Test
    void whatACityOfThisReleaseHasIsKept() throws Exception {
        try (var server = TestServer.start(KeptRelease.CITY, 40)) {
            var resident = server.as("resident");
            var photo = resident.upload("lamp.png", Pictures.png(40, 30))
                    .body()
                    .at("/hash")
                    .asString();
            var told = report(resident, WORDS, List.of(photo));
            var erased = report(resident, "Call me, invented, at one two three. (sample)", List.of());
            OutsideJournal.seal(
                    server.database().readerSource(),
                    server.data().resolve("keys"),
                    server.data().resolve("seals"));
            OutsideJournal.erase(server.database().appSource(), server.data().resolve("keys"), erased);

            var answers = JsonMapper.shared().createObjectNode();
            answers.put("told", told.toString())
                    .put("words", WORDS)
                    .put("photo", photo)
                    .put("erased", erased.toString());
            var migrations = answers.putArray("migrations");
            ReleasedMigrations.names().forEach(migrations::add);
            answers.set("cases", UpgradeIT.casesSeenBy(server.as("city")));
            assertThat(answers.at("/cases").size()).isGreaterThan(40);

            new KeptRelease(
                            KeptData.of(server.database().superuserSource()),
                            KeptRelease.filesOf(server.data()),
                            answers)
                    .write(KeptRelease.at(System.getProperty("minqing.keep-release")));
        }
    }

    private static UUID report(Client resident, String words, List<String> photos) {
        var id = id();
        var answer = resident.put(
                "/cases/" + id,
                new HashMap<String, Object>(Map.of(
                        "command",
                        id(),
                        "scenario",
                        "service-request",
                        "area",
                        "250700002000000",
                        "fields",
                        Map.of("type", "street-light-outages", "description", words, "source", "app"),
                        "attachments",
                        photos,
                        "observedAt",
                        InstantSource.system().instant().toString())));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return id;
    }

    private static UUID id() {
        return UuidV7.at(InstantSource.system().instant(), RandomGenerator.getDefault());
    }
}
