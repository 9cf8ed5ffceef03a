package org.minqing.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Words that somebody looks for come in a header, percent-encoded: an address is written into the logs of proxies and into
 * the history of browsers. In the address stand only the number of a case and its id, which are nobody's words.
 */
final class SearchWords extends OncePerRequestFilter {

    /** Carries what an address calls {@code q}. */
    static final String HEADER = "X-Minqing-Words";

    static final String PARAMETER = "q";

    private static final String IN_THE_ADDRESS = "field.words-in-address";
    private static final String UNREADABLE = "field.type";
    private static final Pattern CODE =
            Pattern.compile("(?i)([A-Z]{0,6}[0-9]{2}-[0-9]{4}-[0-9A-Z]{5}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?");

    private final ProblemMapper problems;

    SearchWords(ProblemMapper problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var written = request.getHeader(HEADER);
        if (written != null) {
            with(written, request, response, chain);
            return;
        }
        if (hasWords(request)) {
            problems.write(Refusal.ofField(PARAMETER, IN_THE_ADDRESS), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void with(String written, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var words = decoded(written);
        if (words.isEmpty()) {
            problems.write(Refusal.ofField(PARAMETER, UNREADABLE), request, response);
            return;
        }
        chain.doFilter(new Asked(request, words.get()), response);
    }

    /** No form has such a field, so the parameter is one of the address. */
    private static boolean hasWords(HttpServletRequest request) {
        var asked = request.getQueryString() == null ? null : request.getParameterValues(PARAMETER);
        return asked != null
                && !Arrays.stream(asked)
                        .allMatch(one -> CODE.matcher(one.strip()).matches());
    }

    private static Optional<String> decoded(String written) {
        try {
            return Optional.of(URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The request with the words as if they stood in its address. */
    private static final class Asked extends HttpServletRequestWrapper {

        private final String words;

        Asked(HttpServletRequest request, String words) {
            super(request);
            this.words = words;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals(PARAMETER) ? words : super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return name.equals(PARAMETER) ? new String[] {words} : super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var all = new HashMap<>(super.getParameterMap());
            all.put(PARAMETER, new String[] {words});
            return all;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }
    }
}
