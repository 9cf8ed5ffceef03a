package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;

/** Nothing that is sealed is answered before the row that says so is committed; where it cannot be, nothing is answered. */
class LookBeforeWordsIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    private static final String SAID = "示例：只有看过的人知道";
    private static final String ASKED = "示例：为什么还没有清完";

    private final Client duty = SERVER.as("duty");
    private final UUID id = Story.id();
    private final String photo = photo();

    /** When the row fails. */
    enum Moment {
        AS_IT_IS_WRITTEN("before insert on audit.look for each row"),
        AS_IT_IS_COMMITTED("after insert on audit.look deferrable initially deferred for each row");

        private final String trigger;

        Moment(String trigger) {
            this.trigger = trigger;
        }

        String create() {
            return (this == AS_IT_IS_COMMITTED ? "create constraint trigger" : "create trigger") + " no_row " + trigger
                    + " execute function no_row()";
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheRowNothingIsAnswered(Moment moment) {
        report();
        var one = "/cases/" + id;
        var addresses = List.of(
                one,
                one + "/journal",
                one + "/supervisions",
                one + "/attachments/" + photo,
                "/cases/opened?case=" + id);
        run("""
                create function no_row() returns trigger language plpgsql as
                $$ begin raise exception 'the row cannot be kept'; end $$
                """);
        run(moment.create());
        try {
            for (var address : addresses) {
                var refused = duty.get(address);
                assertThat(refused.status()).as(address).isGreaterThanOrEqualTo(500);
                assertThat(refused.code()).as(address).isNotEmpty();
                assertThat(refused.raw().body()).as(address).doesNotContain(SAID, ASKED, "the row cannot be kept");
                assertThat(refused.raw().headers().firstValue("Content-Type").orElse(""))
                        .as(address)
                        .contains("application/problem+json");
            }
            assertThat(looks()).isZero();
        } finally {
            run("drop function no_row() cascade");
        }
        assertThat(duty.get("/cases/" + id).raw().body()).contains(SAID);
        assertThat(duty.get("/cases/" + id + "/journal").raw().body()).contains(SAID);
        assertThat(duty.get("/cases/" + id + "/supervisions").raw().body()).contains(ASKED);
        assertThat(duty.get("/cases/" + id + "/attachments/" + photo).status()).isEqualTo(200);
        assertThat(duty.get("/cases/opened?case=" + id).raw().body()).contains(SAID);
        assertThat(looks()).as("a row for each answer").isEqualTo(5);
    }

    /** Another connection finds the row as soon as the first byte of the answer is here. */
    @Test
    void theRowIsThereWhenTheAnswerIs() {
        report();
        for (var time = 1; time <= 20; time++) {
            assertThat(duty.get("/cases/" + id).raw().body()).contains(SAID);
            assertThat(looks()).isEqualTo(time);
        }
    }

    private void report() {
        var fields = Story.fields(SAID);
        fields.put("photos", List.of(photo));
        var report = Story.report();
        report.put("fields", fields);
        assertThat(SERVER.as("resident").put("/cases/" + id, report).status()).isEqualTo(201);
        var asked = SERVER.as("county")
                .put(
                        "/cases/" + id + "/supervisions/" + Story.id(),
                        Map.of("text", ASKED, "limit", Map.of("amount", 3, "unit", "days")));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
    }

    private static String photo() {
        return SERVER.as("resident")
                .upload("a.png", Pictures.png(61, 17))
                .body()
                .at("/hash")
                .asString();
    }

    private static void run(String statement) {
        SERVER.database().superuser().sql(statement).update();
    }

    /** What others than the reporter saw. */
    private long looks() {
        return SERVER.database()
                .superuser()
                .sql("select count(*) from audit.look where subject = :id and not own")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
