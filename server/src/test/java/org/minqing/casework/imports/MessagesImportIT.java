package org.minqing.casework.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestServer;

class MessagesImportIT {

    @TempDir
    Path folder;

    @Test
    void thousandsOfRealMessagesBecomeCasesOrAreListed() throws IOException {
        var file = Optional.ofNullable(System.getenv("MINQING_REFERENCE_DATA"))
                .map(reference -> Path.of(reference, "messages", "stream-2017-2020.csv.gz"))
                .filter(Files::isRegularFile);
        assumeTrue(file.isPresent(), "The reference messages are not here; MINQING_REFERENCE_DATA says where they are");
        var mapping = Files.readString(Path.of("src", "test", "resources", "import", "messages.yaml"));

        try (var server = TestServer.start("shanwei", 0)) {
            var report = server.bean(Imports.class).run(mapping, file.orElseThrow(), folder.resolve("rejects.jsonl"));

            assertThat(report.read()).isEqualTo(4_326);
            assertThat(report.accepted() + report.rejected()).isEqualTo(4_326);
            assertThat(report.accepted()).isGreaterThan(4_000);
        }
    }
}
