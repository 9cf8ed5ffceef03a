package org.minqing.access.passkey;

import com.webauthn4j.data.client.Origin;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place for which a passkey is made and to which its device shows it: the name of the server, and the origins of its
 * pages. A browser takes no passkey to another place, whoever asks for it.
 *
 * @param name the domain; the relying party's id in the words of the standard
 */
public record Site(String name, Set<String> origins) {

    /** A name and perhaps a port; a bare number is an address, which no passkey can be made for. */
    private static final Pattern AUTHORITY =
            Pattern.compile("((?:[a-z0-9-]{1,63}\\.){0,9}(?=[0-9-]{0,62}[a-z])[a-z0-9-]{1,63})(:[0-9]{1,5})?");

    private static final String LOCAL = "localhost";

    public Site {
        origins = Set.copyOf(origins);
    }

    /** As the operator says; else the name under which the request asks, over TLS unless on the very machine. */
    public static Optional<Site> of(@Nullable URI configured, @Nullable String host) {
        if (configured != null) {
            return Optional.of(new Site(configured.getHost(), Set.of(configured.toString())));
        }
        var authority = AUTHORITY.matcher(Optional.ofNullable(host).orElse("").toLowerCase(Locale.ROOT));
        if (!authority.matches()) {
            return Optional.empty();
        }
        var origins = new LinkedHashSet<String>();
        origins.add("https://" + authority.group());
        if (authority.group(1).equals(LOCAL)) {
            origins.add("http://" + authority.group());
        }
        return Optional.of(new Site(authority.group(1), origins));
    }

    Set<Origin> allowed() {
        var allowed = new LinkedHashSet<Origin>();
        origins.forEach(origin -> allowed.add(new Origin(origin)));
        return allowed;
    }
}
