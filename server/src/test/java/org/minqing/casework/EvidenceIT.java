package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;

class EvidenceIT {

    private final TestServer server = TestServer.shanwei();
    private final Client resident = server.as("resident");
    private final Client worker = server.as("worker");
    private final Client outsider = server.as("outsider");

    @Test
    void aPhotoGoesFromThePhoneIntoTheCaseAndIsSeenByThoseWhoMayReadIt() throws Exception {
        var uploaded = resident.upload("../../etc/<b>x</b>.html", Pictures.jpegWithNotes(6));
        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.body().at("/type").asString()).isEqualTo("image/jpeg");
        var hash = uploaded.body().at("/hash").asString();
        var id = Story.id();

        assertThat(resident.put("/cases/" + id, Story.reportWith(hash)).status())
                .isEqualTo(201);

        var path = "/cases/" + id + "/attachments/" + hash;
        var seen = worker.http().send(worker.request(path).GET().build(), BodyHandlers.ofByteArray());
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(seen.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(new String(seen.body(), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.PLANTED);
        assertThat(outsider.get(path).status()).isEqualTo(404);
        assertThat(server.stranger().get(path).status()).isEqualTo(401);
    }

    @Test
    void aSmallPictureIsALookLikeThePhotoItself() throws Exception {
        var hash = resident.upload("a.jpg", Pictures.jpegWithNotes(6))
                .body()
                .at("/hash")
                .asString();
        var id = Story.id();
        resident.put("/cases/" + id, Story.reportWith(hash));
        var path = "/cases/" + id + "/attachments/" + hash + "/preview";

        var seen = worker.http().send(worker.request(path).GET().build(), BodyHandlers.ofByteArray());

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(seen.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(seen.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(seen.body()).hasSizeLessThanOrEqualTo(30_000);
        var looks = resident.get("/me/looks?case=" + id).body();
        assertThat(looks.at("/items/0/fields/0/id").asString())
                .as(looks.toString())
                .isEqualTo("@photos");
        assertThat(outsider.get(path).status()).isEqualTo(404);
        assertThat(server.stranger().get(path).status()).isEqualTo(401);
        assertThat(worker.get("/cases/" + id + "/attachments/" + "a".repeat(64) + "/preview")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void somebodyElsesPhotoCannotBeUsed() {
        var hash =
                worker.upload("a.png", Pictures.png(31, 17)).body().at("/hash").asString();

        var refused = resident.put("/cases/" + Story.id(), Story.reportWith(hash));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("field.unknown-attachment");
    }

    @Test
    void whatIsNoPhotoIsRefusedWithACode() {
        var script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        var refused = resident.upload("photo.jpg", script.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("attachment.not-a-photo");

        var cut = Pictures.png(40, 40);
        assertThat(resident.upload("a.png", Arrays.copyOf(cut, cut.length - 20)).code())
                .isEqualTo("attachment.broken");
        assertThat(resident.upload("large.jpg", new byte[17 << 20]).status()).isEqualTo(413);
        assertThat(server.stranger().upload("a.png", Pictures.png(5, 5)).status())
                .isEqualTo(401);
    }

    @Test
    void pathsAndRubbishInPlaceOfAHashFindNothing() {
        var id = Story.id();
        resident.put("/cases/" + id, Story.report());

        for (var hash : List.of("..%2f..%2fkeys", "%00", "a".repeat(64), "x")) {
            assertThat(resident.get("/cases/" + id + "/attachments/" + hash).status())
                    .isIn(400, 404);
        }
    }

    @Test
    void theDefinitionOfARunningCaseIsReadWithItsVersionAndItsSchema() {
        var current = resident.get("/scenarios").body().at("/0");
        var reference =
                current.at("/id").asString() + "@" + current.at("/version").asString();

        var exact = resident.get("/scenarios/" + reference).body();

        assertThat(exact).isEqualTo(current);
        assertThat(exact.at("/schema/$schema").asString()).endsWith("2020-12/schema");
        assertThat(exact.at("/printed").asString()).startsWith("from · action · to · by whom · needs");
        assertThat(resident.get("/scenarios/general-event@" + "0".repeat(64)).status())
                .isEqualTo(404);
        assertThat(resident.get("/scenarios/no-such").code()).isEqualTo("scenario.unknown");
        assertThat(server.stranger().get("/scenarios/" + reference).body()).isEqualTo(exact);
    }
}
