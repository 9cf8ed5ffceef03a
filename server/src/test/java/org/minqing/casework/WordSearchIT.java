package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;

/** Cases are found by words of what was written, by whoever may read it, and by place. */
class WordSearchIT {

    private static final TestServer SERVER = TestServer.shanwei();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");

    @Test
    void twoSignsOrMoreAreFoundWhereverASegmenterWouldCut() {
        var id = reported("示例：榕荫桥底积水没过膝盖，WiFi 杆也倒了。");

        assertThat(found(duty, "榕荫桥", id)).isTrue();
        for (var words : List.of("荫桥", "桥底积水", "积水 膝盖", "榕荫桥 WIFI", "底积")) {
            assertThat(ids(duty, words)).as(words).contains(id.toString());
        }
        for (var words : List.of("桥荫", "榕荫桥 塌方", "膝盖WiFi")) {
            assertThat(ids(duty, words)).as(words).doesNotContain(id.toString());
        }
    }

    @Test
    void aListAndItsCountsAndItsPointsSayTheSame() {
        var id = reported("示例：杉木栈道旁有落石。");
        assertThat(found(duty, "杉木栈道", id)).isTrue();

        var total = duty.search("/cases", "杉木栈道").body().at("/total").asLong();
        var counted = duty.search("/counts?by=state", "杉木栈道").body().valueStream();

        assertThat(total).isPositive();
        assertThat(counted.mapToLong(count -> count.at("/count").asLong()).sum())
                .isEqualTo(total);
    }

    @Test
    void onlyWhoMayReadTheWordsFindsByThem() {
        var id = reported("示例：梧桐坳口有野狗。");
        assertThat(found(duty, "梧桐坳口", id)).isTrue();
        var county = SERVER.as("county");

        assertThat(ids(county, id.toString())).contains(id.toString());
        assertThat(ids(county, "梧桐坳口")).isEmpty();
        assertThat(ids(SERVER.as("outsider"), "梧桐坳口")).isEmpty();
        assertThat(ids(worker, "梧桐坳口")).contains(id.toString());
    }

    @Test
    void nobodyIsFoundByNameOrTelephone() {
        var id = Story.id();
        var report = Story.report();
        var fields = Story.fields("示例：杏花亭边路灯不亮。");
        fields.put("contact", "示例电话 13900002233");
        report.put("fields", fields);
        worker.put("/cases/" + id, report);
        assertThat(found(duty, "杏花亭", id)).isTrue();

        assertThat(ids(duty, "13900002233")).isEmpty();
        assertThat(ids(duty, "例电话")).doesNotContain(id.toString());
    }

    @Test
    void aPlaceIsFoundByItsName() {
        var id = reported("示例：垃圾。");
        var area = duty.get("/areas/441521110000000").body().at("/name").asString();

        assertThat(duty.search("/cases?limit=200", area).body().at("/total").asLong())
                .isEqualTo(duty.get("/cases?area=441521110000000")
                        .body()
                        .at("/total")
                        .asLong());
        assertThat(ids(duty, "没有这个地方")).doesNotContain(id.toString());
    }

    @Test
    void anErasureTakesTheIndexWithIt() {
        var id = reported("示例：石榴巷井盖缺失。");
        assertThat(found(duty, "石榴巷", id)).isTrue();
        assertThat(rows(id)).isPositive();

        SERVER.bean(CaseErasure.class).erase(new CaseId(id), Actor.SYSTEM, "time-over");

        assertThat(rows(id)).isZero();
        assertThat(ids(duty, "石榴巷")).isEmpty();
    }

    private UUID reported(String description) {
        var id = Story.id();
        assertThat(worker.put("/cases/" + id, Story.report(description)).status())
                .isEqualTo(201);
        return id;
    }

    /** Once the reader of the journal has come so far. */
    private static boolean found(Client client, String words, UUID id) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!ids(client, words).contains(id.toString())) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static List<String> ids(Client client, String words) {
        var list = client.search("/cases?limit=200", words);
        assertThat(list.status()).as(list.raw().body()).isEqualTo(200);
        return list.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static long rows(UUID id) {
        return SERVER.database()
                .reader()
                .sql("select count(*) from casework.case_words where case_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
