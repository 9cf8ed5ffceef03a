package org.minqing.database;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Properties;
import org.minqing.kernel.Settings;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.postgresql.util.PSQLException;

/** What protects the way between the server and its database from whoever listens on the network. */
public enum LineToStore {

    /** It does not leave the machine. */
    OWN,

    /** It goes to another machine, encrypted, and that machine has shown who it is. */
    VERIFIED,

    /** It goes to another machine, and nobody makes sure that it is encrypted, or who answers. */
    UNVERIFIED;

    /** What the address of the database asks for; one that cannot be read protects nothing. */
    public static LineToStore of(Settings settings) {
        var external = settings.external();
        return external == null ? OWN : of(external.url());
    }

    private static LineToStore of(String url) {
        var parts = Driver.parseURL(url, new Properties());
        if (parts == null) {
            return UNVERIFIED;
        }
        if (Arrays.stream(PGProperty.PG_HOST.getOrDefault(parts).split(",")).allMatch(LineToStore::isHere)) {
            return OWN;
        }
        return isVerified(parts) ? VERIFIED : UNVERIFIED;
    }

    private static boolean isVerified(Properties parts) {
        try {
            return SslMode.of(parts) == SslMode.VERIFY_FULL;
        } catch (PSQLException _) {
            return false;
        }
    }

    /** Names are not looked up: what they mean may change, and somebody else could answer. */
    private static boolean isHere(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
