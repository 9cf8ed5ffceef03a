package org.minqing.access.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Of a request, what a signature can cover (RFC 9421, section 2).
 *
 * @param path as it was sent, percent signs and all
 * @param query without the question mark; empty where there is none
 * @param headers the lines of a header field by its lower-case name, in order
 */
public record RequestParts(
        String method,
        String scheme,
        String authority,
        String path,
        String query,
        Function<String, List<String>> headers) {

    /** The value of a component; empty for one that the request does not have or that this server does not know. */
    public Optional<String> value(String component) {
        return switch (component) {
            case "@method" -> Optional.of(method);
            case "@scheme" -> Optional.of(scheme);
            case "@authority" -> Optional.of(host());
            case "@path" -> Optional.of(path);
            case "@query" -> Optional.of("?" + query);
            case "@request-target" -> Optional.of(target());
            case "@target-uri" -> Optional.of(scheme + "://" + host() + target());
            default -> component.startsWith("@") ? Optional.empty() : header(component);
        };
    }

    private String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** In lower case, without the port that the scheme has by itself. */
    private String host() {
        var written = authority.toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? ":443" : ":80";
        return written.endsWith(usual) ? written.substring(0, written.length() - usual.length()) : written;
    }

    private Optional<String> header(String name) {
        var lines = headers.apply(name).stream().map(String::strip).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }
}
