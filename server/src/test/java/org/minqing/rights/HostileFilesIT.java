package org.minqing.rights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;

/** Files that are two things at once, or none: what goes out again is a picture and nothing else. */
class HostileFilesIT {

    private static final String SCRIPT = "<html><script>alert('planted-in-a-picture')</script></html>";

    private final Things things = RightsServer.things();
    private final Client resident = things.as("resident");

    /** A file that a browser or an unpacker might take for something else as well. */
    record Polyglot(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Polyglot> polyglots() {
        return Stream.of(
                new Polyglot("JPEG with a page in its notes", Pictures.jpegWith(SCRIPT.getBytes(UTF_8))),
                new Polyglot("JPEG with a page behind it", joined(Pictures.jpegWithNotes(1), SCRIPT.getBytes(UTF_8))),
                new Polyglot("PNG with an archive behind it", joined(Pictures.png(33, 21), archive())),
                new Polyglot("PNG with a page behind it", joined(Pictures.png(35, 21), SCRIPT.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("polyglots")
    void ofAPolyglotThePictureIsKeptAndNothingElse(Polyglot polyglot) {
        var uploaded = resident.upload("page.html", polyglot.bytes());
        assertThat(uploaded.status()).as(uploaded.raw().body()).isEqualTo(201);
        var hash = uploaded.body().at("/hash").asString();
        var id = things.reported("resident", report("示例", hash));
        var photo = bytes("/cases/" + id + "/attachments/" + hash);
        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(photo.headers().firstValue("Content-Type").orElseThrow()).matches("image/(jpeg|png)");
        assertThat(photo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(photo.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(photo.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(new String(photo.body(), ISO_8859_1)).doesNotContain("<script", "planted", "PK\u0003\u0004");
    }

    static Stream<Polyglot> noPictures() {
        return Stream.of(
                new Polyglot("GIF", "GIF89a\u0001\u0000\u0001\u0000\u0080\u0000\u0000;".getBytes(ISO_8859_1)),
                new Polyglot("GIF that is a script", "GIF89a/*x*/=1;alert(1)".getBytes(ISO_8859_1)),
                new Polyglot("SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8)),
                new Polyglot(
                        "SVG behind a declaration",
                        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>"
                                .getBytes(UTF_8)),
                new Polyglot("page", SCRIPT.getBytes(UTF_8)),
                new Polyglot("archive", archive()),
                new Polyglot("PDF", "%PDF-1.7 planted".getBytes(UTF_8)),
                new Polyglot("nothing", new byte[0]),
                new Polyglot("two letters of a JPEG", new byte[] {(byte) 0xff, (byte) 0xd8}));
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void whatIsNoPictureIsRefusedWhateverItSaysItIs(Polyglot file) {
        var refused = resident.upload("photo.jpg", file.bytes());
        assertThat(refused.status()).as(refused.raw().body()).isBetween(400, 422);
        Leaks.none(file.name(), refused);
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void whatComesInPiecesIsWeighedAlike(Polyglot file) {
        var upload = "/attachments/begun/" + things.id() + "?from=0&of=" + file.bytes().length;
        var refused = resident.piece(upload, file.bytes());
        assertThat(refused.status()).as(refused.raw().body()).isBetween(400, 422);
        Leaks.none(file.name(), refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=-1&of=9",
                "?from=9&of=9",
                "?from=0&of=0",
                "?from=2147483647&of=-2147483648",
                "?from=0&of=2147483647",
                "?from=1e3&of=x",
                ""
            })
    void aPieceThatLiesNowhereIsRefused(String where) {
        var refused = resident.piece("/attachments/begun/" + things.id() + where, new byte[] {1, 2});
        assertThat(refused.status()).as(refused.raw().body()).isBetween(400, 422);
        Leaks.none(where, refused);
    }

    @Test
    void noCellOfAnExportIsAFormulaWhateverWasReported() {
        for (var formula :
                List.of("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")")) {
            things.reported("worker", report(formula));
        }
        var file = things.as("duty").post("/cases/export", Map.of("reason", "=示例"));
        assertThat(file.status()).isEqualTo(200);
        var cells = file.raw()
                .body()
                .lines()
                .flatMap(line -> Stream.of(line.split(",")))
                .toList();
        assertThat(cells).hasSizeGreaterThan(20);
        assertThat(cells).noneMatch(cell -> cell.replace("\"", "").matches("(?s)^[=+@\\t\\r-].*"));
        assertThat(file.raw().body()).doesNotContain("HYPERLINK", "calc");
        assertThat(file.raw().headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(file.raw().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @Test
    void noExportHoldsWhatIsSealed() {
        var text = things.as("duty")
                .post("/cases/export", Map.of("reason", "示例：核对"))
                .raw()
                .body();
        var told = 0;
        for (var subject : things.of("case")) {
            var marks = subject.marks();
            if (text.contains(String.valueOf(subject.names().get("number")))) {
                told++;
                for (var sealed : List.of("what was said", "the telephone", "the reporter's id", "the rating")) {
                    assertThat(text).as(sealed).doesNotContain(marks.getOrDefault(sealed, "no such mark"));
                }
            }
        }
        assertThat(told).as("cases whose sealed words were looked for").isGreaterThanOrEqualTo(3);
    }

    private static Map<String, Object> report(String words, String... photos) {
        var fields = new HashMap<String, Object>(
                Map.of("kind", "exposed-waste", "severity", "ordinary", "description", words));
        if (photos.length > 0) {
            fields.put("photos", List.of(photos));
        }
        return Map.of("scenario", "general-event", "area", Long.parseLong(Things.GRID), "fields", fields);
    }

    private HttpResponse<byte[]> bytes(String path) {
        try {
            return resident.http().send(resident.request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] archive() {
        var bytes = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(bytes)) {
            archive.putNextEntry(new ZipEntry("planted.txt"));
            archive.write("planted".getBytes(UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }
}
