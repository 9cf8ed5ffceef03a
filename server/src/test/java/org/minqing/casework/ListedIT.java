package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
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
    private static final String VILLAGE = "441521110220000";

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

    @Test
    void whoeverOverseesReadsWhichPostsListedCasesOfAPlaceInAMonthAndIsEntered() {
        for (var day : List.of("", "&from=2026-11-24", "&from=2026-11-25&to=2026-11-30")) {
            SERVER.as("village").get("/cases?need=unassigned&area=" + VILLAGE + day);
        }
        var month = YearMonth.from(SERVER.bean(CityClock.class).instant().atZone(ZoneId.of("Asia/Shanghai")));
        var asked = "/oversight/listings?area=" + VILLAGE + "&month=";
        var county = SERVER.as("county");

        assertThat(county.get(asked + month).body().at("/items"))
                .filteredOn(one -> one.at("/by/role/zh").asString().equals("村居干部"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.toString()).doesNotContain("\"at\"", "account", "name\"", "2026-11");
                    assertThat(one.at("/lists")).singleElement().satisfies(list -> {
                        assertThat(list.at("/filter/need/0").asString()).isEqualTo("unassigned");
                        assertThat(list.at("/areaNames/zh").asString()).isNotEmpty();
                        assertThat(list.at("/most").isNumber()).isTrue();
                    });
                });
        assertThat(county.get(asked + month.minusMonths(1)).body().at("/total").asInt())
                .isZero();
        assertThat(listedBy("county").stream().map(Listing::kind)).contains("listing");
        assertThat(SERVER.as("village").get(asked + month).status()).isEqualTo(403);
    }

    private static List<Listing> listedBy(String name) {
        var account = SERVER.bean(SampleAccounts.class).account(name).orElseThrow();
        return SERVER.bean(Listings.class).of(account, 10);
    }
}
