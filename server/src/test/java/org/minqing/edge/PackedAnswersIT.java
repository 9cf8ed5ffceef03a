package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;

/** A slow line carries less, and says the same. */
class PackedAnswersIT {

    private final TestServer.Client worker = TestServer.shanwei().as("worker");

    @Test
    void whatIsLongGoesPackedToWhoeverCanUnpackIt() throws Exception {
        var plain = fetch("/scenarios", "identity");
        var packed = fetch("/scenarios", "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary").orElse("")).containsIgnoringCase("accept-encoding");
        assertThat(packed.body().length).isLessThan(plain.body().length / 4);
        try (var text = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(text.readAllBytes()).isEqualTo(plain.body());
        }
    }

    private HttpResponse<byte[]> fetch(String path, String encoding) throws IOException, InterruptedException {
        var request = worker.request(path).header("Accept-Encoding", encoding).GET();
        return worker.http().send(request.build(), BodyHandlers.ofByteArray());
    }
}
