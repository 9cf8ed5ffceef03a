package org.minqing.access.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever stands in the headers is read or is not; a changed bit never passes, and nothing throws. */
class SignatureRubbishTest {

    private static final String BODY = "{\"示例\":1}";
    private static final SigningKey PAIR = SigningKey.made();
    private static final SignatureKey KEY = SignatureKey.read(PAIR.publicHalf()).orElseThrow();

    /** The example of RFC 9421, B.2.6: signed with Ed25519 by its test key. */
    @Example
    void theExampleOfTheSpecificationIsRead() {
        var input = SignatureInput.read("sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
                        + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"")
                .orElseThrow();
        var headers = Map.of(
                "date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
                "content-type", List.of("application/json"),
                "content-length", List.of("18"));
        var request = new RequestParts(
                "POST",
                "https",
                "example.com",
                "/foo",
                "param=Value&Pet=dog",
                name -> headers.getOrDefault(name, List.of()));
        var key = SignatureKey.read("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")
                .orElseThrow();
        var signature = Base64.getDecoder()
                .decode("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
        assertThat(key.made(signature, input.base(request).orElseThrow())).isTrue();
    }

    @Property(tries = 400)
    void oneChangedBitOfTheSignedTextOrTheSignatureNeverPasses(@ForAll @IntRange(max = 100_000) int where) {
        var input = SignatureInput.of(List.of("@method", "@path", "content-digest"), 1, 2, "key", "0123456789abcdef");
        var request = new RequestParts(
                "PUT", "http", "a", "/b", "", name -> List.of(ContentDigest.of(BODY.getBytes(StandardCharsets.UTF_8))));
        var text = input.base(request).orElseThrow();
        var signature = PAIR.sign(text);
        assertThat(KEY.made(signature, text)).isTrue();
        assertThat(KEY.made(flipped(signature, where), text)).isFalse();
        var changed =
                new String(flipped(text.getBytes(StandardCharsets.ISO_8859_1), where), StandardCharsets.ISO_8859_1);
        assertThat(KEY.made(signature, changed)).isFalse();
        assertThat(KEY.made(Arrays.copyOf(signature, where % 80), text)).isEqualTo(where % 80 == 64);
    }

    @Property(tries = 400)
    void oneChangedBitOfTheBodyOrTheDigestNeverPasses(@ForAll @IntRange(max = 100_000) int where) {
        var body = BODY.getBytes(StandardCharsets.UTF_8);
        var digest = ContentDigest.of(body);
        assertThat(ContentDigest.fits(digest, body)).isTrue();
        assertThat(ContentDigest.fits(digest, flipped(body, where))).isFalse();
        var changed =
                new String(flipped(digest.getBytes(StandardCharsets.ISO_8859_1), where), StandardCharsets.ISO_8859_1);
        assertThat(ContentDigest.fits(changed, body)).isFalse();
    }

    @Property(tries = 1_000)
    void rubbishIsNotReadAndThrowsNothing(@ForAll @StringLength(max = 300) String rubbish) {
        SignatureInput.read(rubbish)
                .ifPresent(read -> assertThat(rubbish.strip()).endsWith(read.written()));
        assertThat(ContentDigest.fits(rubbish, new byte[0])).isFalse();
        assertThat(SignatureKey.read(rubbish)).isEmpty();
        assertThat(SignatureKey.read(rubbish.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Example
    void whatIsWrittenInAnotherFormIsNotRead() {
        var good = "sig=(\"@method\" \"@path\");created=1;keyid=\"a\"";
        assertThat(SignatureInput.read(good)).isPresent();
        for (var other : List.of(
                good.replace("\" \"", "\"  \""),
                good.replace(";", "; "),
                good + ", other=(\"@method\");created=1",
                good + ";created=2",
                good.replace("\"@path\"", "\"@method\""),
                good.replace("\"@path\"", "\"@query-param\";name=\"a\""),
                good.replace("created=1", "created"),
                good.replace("\"a\"", "\"a\\\"b\""),
                "(\"@method\");created=1",
                "sig=();created=1")) {
            assertThat(SignatureInput.read(other)).as(other).isEmpty();
        }
    }

    @Example
    void aKeyThatFitsEverySignatureIsNoKey() {
        var prefix = "302a300506032b6570032100";
        for (var point : List.of("00".repeat(32), "01" + "00".repeat(31), "00".repeat(31) + "80", "ff".repeat(32))) {
            assertThat(SignatureKey.read(HexFormat.of().parseHex(prefix + point)))
                    .as(point)
                    .isEmpty();
        }
    }

    private static byte[] flipped(byte[] bytes, int where) {
        var changed = bytes.clone();
        var bit = where % (bytes.length * 8);
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return changed;
    }
}
