package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** One tree gives both forms, and no text breaks either. */
class FormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]]>",
                "<errors/>&amp;&#0;",
                "\u0000\u0001\u0008\u000b\u001f",
                "\ud800 alone, \udfff too",
                "\ufffe\uffff",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
                "<?xml version='1.0'?><![CDATA[",
                "井盖缺损 🕳 \u2028 \r\n\t"
            })
    void hostileTextStaysText(String text) {
        var content = Content.Parts.of().with("description", text);
        var parsed = Open311Client.parsed(Format.XML.write("request", content));
        var read = (Map<?, ?>) Open311Client.plain(parsed.getDocumentElement());
        assertThat(String.valueOf(read.get("description")).replace("\uFFFD", ""))
                .isEqualTo(text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "")
                        .replaceAll(
                                "(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])", "")
                        .replace("\r\n", "\n"));
        var json = new JsonMapper().readTree(Format.JSON.write("request", content));
        assertThat(json.at("/description").asString()).isNotEmpty();
    }

    @Test
    void aListOfOneIsAListAndTheRootHasNoNameInJson() {
        var one = Content.Rows.of(
                "request",
                List.of("a"),
                id -> Content.Parts.of().with("service_request_id", id).with("description", Optional.empty()));
        assertThat(text(Format.JSON, "service_requests", one))
                .isEqualTo("[{\"service_request_id\":\"a\",\"description\":null}]");
        assertThat(text(Format.XML, "service_requests", one))
                .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .contains("<request><service_request_id>a</service_request_id><description></description></request>");
    }

    /** The sample bodies say the same in both forms, when the client reads them: so it may judge the server's. */
    @ParameterizedTest
    @CsvSource({"serviceList", "serviceRequests", "serviceDefinition"})
    void theClientReadsTheSamplesAlike(String sample) {
        var xml = Open311Client.plain(
                Open311Client.parsed(bytes(sample + "XML.xml")).getDocumentElement());
        var json = Open311Client.plain(new JsonMapper().readTree(bytes(sample + "JSON.json")));
        assertThat(tidied(json)).isEqualTo(tidied(xml));
    }

    /** One of the sample's addresses has a blank at its end in one form and not in the other. */
    private static String tidied(Object read) {
        return read.toString().replace(".jpg ", ".jpg");
    }

    /** The names of the parts of a sample, for tests that compare the server's answers with it. */
    static TreeSet<String> partsOf(String sample) {
        var rows = (List<?>) Open311Client.plain(new JsonMapper().readTree(bytes(sample)));
        return new TreeSet<>(((Map<?, ?>) rows.getFirst())
                .keySet().stream().map(Object::toString).toList());
    }

    private static byte[] bytes(String file) {
        try (var body = FormatTest.class.getResourceAsStream("/open311/" + file)) {
            return Objects.requireNonNull(body, file).readAllBytes();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String text(Format format, String root, Content content) {
        return new String(format.write(root, content), StandardCharsets.UTF_8);
    }
}
