package org.minqing.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.access.FactorDuty;
import org.minqing.access.Verb;
import org.minqing.journal.Chain;
import org.minqing.journal.Journal;
import org.minqing.kernel.Settings;
import tools.jackson.databind.JsonNode;

/** What weakens a safeguard is public from the start at which it was set, with since when, and an entry of the journal. */
class SafeguardsIT {

    private final TestServer server = TestServer.start("shanwei", 0);
    private final Safeguards safeguards = server.bean(Safeguards.class);
    private final Settings settings = server.bean(Settings.class);

    @Test
    void everybodyReadsWhatIsWeakerSinceWhenAndTheJournalHasAnEntryForEachChange() {
        try (server) {
            assertThat(one("sample-mode").at("/value").asString()).isEqualTo("on");
            assertThat(one("sample-mode").at("/weaker").asBoolean()).isTrue();
            assertThat(one("delayed-telling").at("/value").asString()).contains("criminal-inquiry 90");
            assertThat(one("delayed-telling").at("/listed").valueStream()).anySatisfy(delay -> {
                assertThat(delay.at("/code").asString()).isEqualTo("criminal-inquiry");
                assertThat(delay.at("/names/zh").asString()).isNotEmpty();
                assertThat(delay.at("/days").asInt()).isEqualTo(90);
            });
            assertThat(one("no-second-factor").at("/listed").valueStream())
                    .isNotEmpty()
                    .allSatisfy(
                            role -> assertThat(role.at("/names/en").asString()).isNotEmpty());
            assertThat(one("mass-reading").at("/listed").isEmpty()).isTrue();
            assertThat(one("mass-reading").at("/weaker").asBoolean()).isFalse();
            assertThat(one("no-second-factor").at("/value").asString()).contains("county-officer");
            var begun = entries();
            assertThat(begun).contains("sample-mode").doesNotContain("mass-reading");

            start(1_000);
            assertThat(one("mass-reading").at("/value").asString()).isEqualTo("1000");
            assertThat(one("mass-reading").at("/weaker").asBoolean()).isTrue();
            assertThat(entries()).contains("\"before\":\"120\"", "\"safeguard\":\"mass-reading\"");

            var told = entries();
            start(1_000);
            assertThat(entries()).as("the same again is nothing new").isEqualTo(told);

            start(120);
            assertThat(one("mass-reading").at("/weaker").asBoolean()).isFalse();
            assertThat(list().valueStream()
                            .filter(line -> line.at("/value").asString().equals("1000")))
                    .as("that it was weaker stays in the list")
                    .singleElement()
                    .satisfies(line -> assertThat(line.at("/until").asString()).isNotEmpty());
            assertThat(server.bean(Journal.class).entries(Safeguards.STREAM)).allMatch(Chain::holds);
        }
    }

    @Test
    void aLineToTheDatabaseThatNothingVerifiesIsPublic() {
        try (server) {
            assertThat(one("database-line").at("/value").asString()).isEqualTo("own");
            assertThat(one("database-line").at("/weaker").asBoolean()).isFalse();

            begin(Settings.from(Map.of("MINQING_DB_URL", "jdbc:postgresql://db/city?sslmode=require")), 120);
            assertThat(one("database-line").at("/value").asString()).isEqualTo("unverified");
            assertThat(one("database-line").at("/weaker").asBoolean()).isTrue();
            assertThat(entries()).contains("\"safeguard\":\"database-line\"");
        }
    }

    /** As a start with another limit in the city folder does. */
    private void start(int mostCases) {
        begin(settings, mostCases);
    }

    private void begin(Settings given, int mostCases) {
        var looks = new LookSettings(mostCases, 24, Map.of(), Map.of());
        var factors = server.bean(FactorDuty.class).notNeededFor(Set.of(Verb.ADMIN_ACCOUNTS));
        safeguards.begin(Safeguard.all(given, looks, factors, 30));
    }

    private String entries() {
        return server.bean(Journal.class).entries(Safeguards.STREAM).stream()
                .map(entry -> entry.draft().open())
                .toList()
                .toString();
    }

    private JsonNode list() {
        return server.stranger().get("/safeguards").body();
    }

    private JsonNode one(String code) {
        return list().valueStream()
                .filter(line -> line.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
