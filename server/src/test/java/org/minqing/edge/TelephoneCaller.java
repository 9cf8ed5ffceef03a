package org.minqing.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.minqing.edge.Caller.Answer;

/** Somebody with a telephone in the hand: reads the text that came, and signs in with it. */
final class TelephoneCaller {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private final Caller caller;
    private final String url;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Path texts;
    private final String number;

    TelephoneCaller(int port, Path data, String number) {
        this("http://localhost:" + port, data.resolve("sample-texts"), number);
    }

    private TelephoneCaller(String url, Path texts, String number) {
        this.caller = new Caller(url);
        this.url = url;
        this.texts = texts;
        this.number = number;
    }

    Caller caller() {
        return caller;
    }

    /** Another window of the same browser. */
    TelephoneCaller window() {
        var window = new TelephoneCaller(url, texts, number);
        window.cookies.putAll(cookies);
        window.caller.with("Cookie", String.join("; ", cookies.values()));
        return window;
    }

    Answer ask() {
        var answer = caller.post("/api/v1/session/phone", Map.of("telephone", number));
        keep(answer);
        return answer;
    }

    private void keep(Answer answer) {
        for (var set : answer.raw().headers().allValues("Set-Cookie")) {
            var cookie = set.split(";", 2)[0];
            cookies.put(cookie.substring(0, cookie.indexOf('=')), cookie);
        }
        caller.with("Cookie", String.join("; ", cookies.values()));
    }

    /** The code in the last text to this number. */
    String code() {
        try (var lines = Files.lines(texts)) {
            var text = lines.filter(line -> line.startsWith(number + " "))
                    .reduce((one, later) -> later)
                    .orElseThrow();
            var found = CODE.matcher(text.substring(number.length()));
            if (!found.find()) {
                throw new IllegalStateException("No code in the text");
            }
            return found.group();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The code with another last digit. */
    String wrong() {
        var code = code();
        return code.substring(0, 5) + (code.charAt(5) == '0' ? '1' : '0');
    }

    Answer enter(String code) {
        var answer = caller.post("/api/v1/session/phone/code", Map.of("telephone", number, "code", code));
        keep(answer);
        if (answer.status() == 204) {
            var session = caller.get("/api/v1/session").body();
            caller.with(
                    session.path("header").stringValue(), session.path("token").stringValue());
        }
        return answer;
    }
}
