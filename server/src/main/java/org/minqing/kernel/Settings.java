package org.minqing.kernel;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides from outside, read once from the environment. {@code sample} is false unless it is asked for,
 * so that a real city never starts with sample accounts by accident.
 *
 * @param node the name of this server among several on one database
 * @param proxies the addresses of proxies whose word about who asks, and whether by TLS, is believed; often none
 * @param openPerMinute how often what is open to everybody may be asked from one address in a minute
 * @param connections how many connections the application role may hold
 * @param external the operator's own PostgreSQL; absent means the embedded one
 * @param leaving how long a server that is stopped goes on answering while it says that it leaves; often not at all
 * @param origin how people's browsers name this server, such as {@code https://minqing.example}; absent means as they ask
 * @param backups how long backups are kept, and so what an older one needs
 * @param archive where the log of the database is copied to while the city works; absent means nowhere
 * @param scanner what looks into photos for what harms; absent means nothing does
 * @param oidc where people of a city that has a sign-in of its own come from; absent means nobody does
 */
public record Settings(
        int port,
        Path data,
        Path city,
        boolean sample,
        Path keys,
        String node,
        Set<InetAddress> proxies,
        int openPerMinute,
        int connections,
        @Nullable ExternalDatabase external,
        Duration leaving,
        Duration backups,
        @Nullable URI origin,
        @Nullable Archive archive,
        @Nullable Scanner scanner,
        @Nullable Oidc oidc) {

    private static final int MOST_PORT = 65_535;
    private static final int LEAST_OPEN = 30;
    private static final Duration LONGEST_LEAVING = Duration.ofSeconds(60);
    private static final Pattern ISSUER =
            Pattern.compile("(https://[^\\s?#]+|http://localhost(:[0-9]{1,5})?(/[^\\s?#]*)?)");
    private static final Pattern ORIGIN =
            Pattern.compile("(?i)(https://[a-z0-9.-]*[a-z][a-z0-9.-]*|http://localhost)(:[0-9]{1,5})?");

    private static final Pattern SCANNER = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::([1-9][0-9]{0,4}))");

    /** A PostgreSQL that somebody else runs. */
    public record ExternalDatabase(String url, String user, String password) {}

    /**
     * A folder for what the city does after its last backup, best on another machine's disk.
     *
     * @param key the file of the key that backups are made under
     */
    public record Archive(Path folder, Path key) {

        public Archive {
            folder = folder.toAbsolutePath().normalize();
            key = key.toAbsolutePath().normalize();
        }
    }

    /** Where a program listens that speaks the protocol of clamd. */
    public record Scanner(String host, int port) {}

    /**
     * A provider of identities (OpenID Connect).
     *
     * @param factors values of {@code acr} or {@code amr} that count as the second factor; often none
     */
    public record Oidc(String issuer, String client, String secret, Set<String> factors) {

        public Oidc {
            factors = Set.copyOf(factors);
        }

        @Override
        public String toString() {
            return "Oidc " + issuer;
        }
    }

    public Settings {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("MINQING_PORT must be between 0 and 65535, not " + port + ".");
        }
        if (connections < 2) {
            throw new IllegalArgumentException("MINQING_DB_CONNECTIONS must be at least 2, not " + connections + ".");
        }
        if (openPerMinute < LEAST_OPEN) {
            throw new IllegalArgumentException(
                    "MINQING_OPEN_PER_MINUTE must be at least " + LEAST_OPEN + ", not " + openPerMinute + ".");
        }
        if (leaving.isNegative() || leaving.compareTo(LONGEST_LEAVING) > 0) {
            throw new IllegalArgumentException(
                    "MINQING_LEAVE_SECONDS must be between 0 and 60, not " + leaving.toSeconds() + ".");
        }
        proxies = Set.copyOf(proxies);
        data = data.toAbsolutePath().normalize();
        city = city.toAbsolutePath().normalize();
        keys = keys.toAbsolutePath().normalize();
    }

    /** Reads the variables of the contract; throws {@link IllegalArgumentException} with a sentence for the operator. */
    public static Settings from(Map<String, String> environment) {
        var data = Path.of(text(environment, Setting.MINQING_DATA));
        var keys = text(environment, Setting.MINQING_KEYS);
        return new Settings(
                number(environment, Setting.MINQING_PORT),
                data,
                Path.of(text(environment, Setting.MINQING_CITY)),
                switchOf(environment, Setting.MINQING_SAMPLE),
                keys.isEmpty() ? data.resolve("keys") : Path.of(keys),
                text(environment, Setting.MINQING_NODE),
                addresses(text(environment, Setting.MINQING_PROXIES)),
                number(environment, Setting.MINQING_OPEN_PER_MINUTE),
                number(environment, Setting.MINQING_DB_CONNECTIONS),
                externalOf(environment),
                Duration.ofSeconds(number(environment, Setting.MINQING_LEAVE_SECONDS)),
                Duration.ofDays(number(environment, Setting.MINQING_BACKUP_DAYS)),
                originOf(environment),
                archiveOf(environment),
                scannerOf(environment),
                oidcOf(environment));
    }

    private static @Nullable URI originOf(Map<String, String> environment) {
        var text = text(environment, Setting.MINQING_ORIGIN);
        if (text.isEmpty()) {
            return null;
        }
        if (!ORIGIN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "MINQING_ORIGIN must be like https://minqing.example, without a path, not \"" + text + "\".");
        }
        return URI.create(text.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Archive archiveOf(Map<String, String> environment) {
        var folder = text(environment, Setting.MINQING_ARCHIVE);
        if (folder.isEmpty()) {
            return null;
        }
        var key = text(environment, Setting.MINQING_ARCHIVE_KEY);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "MINQING_ARCHIVE needs MINQING_ARCHIVE_KEY, the file of the key that backups are made under.");
        }
        return new Archive(Path.of(folder), Path.of(key));
    }

    private static @Nullable Scanner scannerOf(Map<String, String> environment) {
        var text = text(environment, Setting.MINQING_SCANNER);
        if (text.isEmpty()) {
            return null;
        }
        var parts = SCANNER.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > MOST_PORT) {
            throw new IllegalArgumentException("MINQING_SCANNER must be like 127.0.0.1:3310, not \"" + text + "\".");
        }
        return new Scanner(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    private static @Nullable Oidc oidcOf(Map<String, String> environment) {
        var issuer = text(environment, Setting.MINQING_OIDC_ISSUER);
        if (issuer.isEmpty()) {
            return null;
        }
        var client = text(environment, Setting.MINQING_OIDC_CLIENT);
        var secret = text(environment, Setting.MINQING_OIDC_SECRET);
        if (!ISSUER.matcher(issuer).matches() || client.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "MINQING_OIDC_ISSUER must be an https address, with MINQING_OIDC_CLIENT and MINQING_OIDC_SECRET.");
        }
        var factors = Arrays.stream(
                        text(environment, Setting.MINQING_OIDC_FACTORS).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
        return new Oidc(issuer, client, secret, factors);
    }

    /** Addresses only: a name would have to be looked up, and somebody else could answer. */
    private static Set<InetAddress> addresses(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(Settings::address)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            throw new IllegalArgumentException(
                    "MINQING_PROXIES must be IP addresses with commas between them; \"" + text + "\" is none.",
                    noAddress);
        }
    }

    private static @Nullable ExternalDatabase externalOf(Map<String, String> environment) {
        var url = text(environment, Setting.MINQING_DB_URL);
        return url.isEmpty()
                ? null
                : new ExternalDatabase(
                        url,
                        text(environment, Setting.MINQING_DB_USER),
                        environment.getOrDefault(Setting.MINQING_DB_PASSWORD.name(), ""));
    }

    private static int number(Map<String, String> environment, Setting setting) {
        var text = text(environment, setting);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(setting + " must be a whole number, not \"" + text + "\".", notANumber);
        }
    }

    private static boolean switchOf(Map<String, String> environment, Setting setting) {
        return switch (text(environment, setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(setting + " must be true or false.");
        };
    }

    /** What is set, without blanks around it; a variable that is set to nothing is not set. */
    private static String text(Map<String, String> environment, Setting setting) {
        var text = environment.getOrDefault(setting.name(), "").strip();
        return text.isEmpty() ? setting.usual() : text;
    }
}
