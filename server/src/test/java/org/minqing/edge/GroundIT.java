package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestServer;
import tools.jackson.databind.json.JsonMapper;

class GroundIT {

    private static final String COUNTY = "441502000000000";
    private static final String SHAPES = "/areas.geojson?level=town&within=" + COUNTY;

    private final TestServer.Client worker = TestServer.shanwei().as("worker");

    @ParameterizedTest
    @ValueSource(strings = {"/areas", "/areas/" + COUNTY, "/areas.geojson?level=town"})
    void theGroundIsTheSameForEverybodyWithASessionOrWithout(String path) {
        var answer = TestServer.shanwei().stranger().get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).isEqualTo(worker.get(path).raw().body());
    }

    @Test
    void nobodyAsksWhereAPointLiesWithoutASession() {
        var answer = TestServer.shanwei().stranger().get("/locate?x=115.35&y=22.78");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("session.none");
    }

    @Test
    void theTreeIsWalkedFromTheRootDown() {
        var roots = worker.get("/areas").body();
        assertThat(roots).hasSize(1);
        assertThat(roots.at("/0/level").asString()).isEqualTo("city");
        assertThat(worker.get("/areas?parent=" + roots.at("/0/code").asString()).body())
                .hasSize(4);
        assertThat(worker.get("/areas?level=town").body()).hasSize(63);
        assertThat(worker.get("/areas?parent=" + COUNTY + "&at=2024-01-01").body())
                .isEqualTo(worker.get("/areas?parent=" + COUNTY).body());
        assertThat(worker.get("/areas?parent=" + COUNTY + "&at=2001-01-01").body())
                .isEmpty();
    }

    @Test
    void anAreaSaysWhoRunsItAndWhetherItIsInvented() {
        assertThat(worker.get("/areas/441521102000000").body().at("/runBy").asString())
                .isNotEmpty();
        var located = worker.get("/locate?x=115.3475&y=22.78199&datum=WGS84").body();
        assertThat(located.at("/level").asString()).isEqualTo("small-grid");
        assertThat(located.at("/synthetic").asBoolean()).isTrue();
        assertThat(located.at("/chain/2").asLong()).isEqualTo(441502002000000L);
    }

    @Test
    void anAreaSaysInWordsWhatItLiesIn() {
        var grid = worker.get("/areas/441521110220001").body();
        assertThat(grid.at("/above").valueStream().map(name -> name.asString()))
                .containsExactly("汕尾市", "海丰县", "可塘镇", "下可塘村民委员会");
        assertThat(worker.get("/areas").body().at("/0/above")).isEmpty();
    }

    @Test
    void theDatumIsTakenIntoAccount() {
        var wgs84 = worker.get("/locate?x=115.3475&y=22.78199&datum=WGS84").body();
        var gcj02 = worker.get("/locate?x=115.35249&y=22.77926&datum=GCJ02").body();
        assertThat(gcj02.at("/chain/2")).isEqualTo(wgs84.at("/chain/2"));
    }

    @ParameterizedTest
    @CsvSource({
        "/areas/441599000000000, 404, area.unknown",
        "/areas?parent=441599000000000, 404, area.unknown",
        "/areas/441502, 422, field.invalid",
        "/areas/0x10, 422, field.invalid",
        "/areas?level=planet, 422, area.question",
        "/areas?at=yesterday, 422, field.invalid",
        "/areas.geojson, 422, field.invalid",
        "/areas.geojson?level=planet, 422, area.question",
        "/areas.geojson?level=town&within=441599000000000, 404, area.unknown",
        "/locate?x=115&y=22&datum=EPSG4326, 422, area.question",
        "/locate?x=115&y=22&datum=wgs84, 422, area.question",
        "/locate?x=NaN&y=22, 422, area.question",
        "/locate?x=115&y=91, 422, area.question",
        "/locate?x=east&y=22, 422, field.invalid",
        "/locate?y=22, 422, field.invalid",
        "/locate?x=10&y=10, 404, area.outside",
    })
    void aQuestionWithoutAnAnswerIsSaidToBeOne(String path, int status, String code) {
        var answer = worker.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void outlinesComeMarkedAndAreNotSentTwice() throws Exception {
        var first = fetch("identity", "");
        var shapes = JsonMapper.shared().readTree(first.body());
        assertThat(shapes.at("/datum").asString()).isEqualTo("WGS84");
        assertThat(shapes.at("/features")).hasSize(10).allSatisfy(feature -> {
            assertThat(feature.at("/properties/synthetic").asBoolean()).isTrue();
            assertThat(feature.at("/properties/level").asString()).isEqualTo("town");
        });
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(fetch("identity", tag).statusCode()).isEqualTo(304);
        assertThat(fetch("identity", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void outlinesComeCompressedWhenAskedFor() throws Exception {
        var packed = fetch("gzip", "");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var text = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(text.readAllBytes()).isEqualTo(fetch("identity", "").body());
        }
    }

    private HttpResponse<byte[]> fetch(String encoding, String known) throws IOException, InterruptedException {
        var request = worker.request(SHAPES).header("Accept-Encoding", encoding).GET();
        if (!known.isEmpty()) {
            request.header("If-None-Match", known);
        }
        return worker.http().send(request.build(), BodyHandlers.ofByteArray());
    }
}
