package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.access.SampleAccounts;
import org.minqing.audit.Listing;
import org.minqing.audit.Listings;
import org.minqing.kernel.CityClock;

/** A list leaves a row with its filter and its count; turning its pages leaves none, and neither does one's own list. */
class ListedIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aListItsPagesItsCountsAndItsMapAreOneRowForAVisitOfHalfAnHour() {
        var duty = SERVER.as("duty");
        for (var report = 0; report < 3; report++) {
            SERVER.as("resident").put("/cases/" + Story.id(), Story.report());
        }

        duty.get("/cases?state=reported");
        var page = duty.get("/cases?state=reported&limit=1").body();
        duty.get("/cases?state=reported&limit=1&cursor=" + page.at("/next").asString());
        duty.get("/counts?by=area&state=reported");
        duty.get("/cases.geojson?state=reported");

        assertThat(listedBy("duty")).singleElement().satisfies(row -> {
            assertThat(row.question()).isEqualTo("state=reported");
            assertThat(row.rows()).isEqualTo(3);
            assertThat(row.actor().post()).isPresent();
        });

        duty.get("/counts?by=state");
        var clock = SERVER.bean(CityClock.class);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(31)));
        duty.get("/cases.geojson?state=reported");

        assertThat(listedBy("duty").stream().map(Listing::question))
                .containsExactly("state=reported", "", "state=reported");
        assertThat(listedBy("duty").getFirst().rows()).as("cases, not points").isEqualTo(3);
    }

    @Test
    void aSearchThroughWordsLeavesARowEachTimeAndNoneOfItsWords() {
        var inspector = SERVER.as("inspector");

        inspector.search("/cases?state=reported", "石头");
        var found = inspector.search("/cases?state=reported", "垃圾").body().at("/total");

        assertThat(listedBy("inspector"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.question()).isEqualTo("state=reported q=*"))
                .first()
                .satisfies(row -> assertThat(row.rows()).isEqualTo(found.asLong()));
    }

    @Test
    void onesOwnListLeavesNone() {
        SERVER.as("resident").get("/cases");
        SERVER.as("worker").get("/cases?mine=true");

        assertThat(listedBy("resident")).isEmpty();
        assertThat(listedBy("worker")).isEmpty();
    }

    private static List<Listing> listedBy(String name) {
        var account = SERVER.bean(SampleAccounts.class).account(name).orElseThrow();
        return SERVER.bean(Listings.class).of(account, 10);
    }
}
