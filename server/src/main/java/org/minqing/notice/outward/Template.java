package org.minqing.notice.outward;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What an operator wrote with places for number, words and key; what is put there can never leave its place. */
final class Template {

    static final String TELEPHONE = "${telephone}";
    static final String WORDS = "${words}";

    private static final Pattern PLACE = Pattern.compile("\\$\\{(telephone|words|key)}");
    private static final JsonMapper JSON = new JsonMapper();

    private Template() {}

    /** As an address with something in each place, to see whether it is one. */
    static String sample(String url) {
        return PLACE.matcher(url).replaceAll("0");
    }

    static String url(String template, Map<String, String> values) {
        return filled(template, values, Template::encoded);
    }

    /** As the content type has it: JSON, a form, or otherwise as in XML. */
    static String body(String template, String contentType, Map<String, String> values) {
        if (contentType.startsWith("application/json")) {
            return filled(template, values, Template::inJson);
        }
        return contentType.startsWith("application/x-www-form-urlencoded")
                ? filled(template, values, Template::encoded)
                : filled(template, values, Template::inXml);
    }

    private static String filled(String template, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(place.group(1), ""))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String inJson(String text) {
        var quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String inXml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
