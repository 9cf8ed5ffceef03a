package org.minqing.notice.outward;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an address belongs to the open network. Everything else (this machine, the house, the provider's own network, what
 * was set aside) is reached only where the operator says so for one gateway.
 */
final class Guard {

    /** Ranges that the classes of the JDK do not know, as RFC 6890 and its registry list them. */
    private static final List<Range> SET_ASIDE = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("240.0.0.0", 4),
            Range.of("::", 96),
            Range.of("fc00::", 7),
            Range.of("fec0::", 10),
            Range.of("64:ff9b::", 96),
            Range.of("64:ff9b:1::", 48),
            Range.of("100::", 64),
            Range.of("2001::", 23),
            Range.of("2001:db8::", 32),
            Range.of("2002::", 16));

    private Guard() {}

    private record Range(byte[] start, int bits) {

        static Range of(String start, int bits) {
            return new Range(InetAddress.ofLiteral(start).getAddress(), bits);
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            var whole = bits / Byte.SIZE;
            var mask = (byte) (0xff << (Byte.SIZE - bits % Byte.SIZE));
            return Arrays.equals(start, 0, whole, address, 0, whole)
                    && (bits % Byte.SIZE == 0 || (start[whole] & mask) == (address[whole] & mask));
        }
    }

    /**
     * Whether every address that the name has now is open. The JDK keeps what a name meant for half a minute, so that what is
     * connected to right afterwards is what was looked at.
     */
    static boolean isOpen(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).allMatch(Guard::isOpen);
    }

    static boolean isOpen(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !(address instanceof Inet6Address six && six.isIPv4CompatibleAddress())
                && SET_ASIDE.stream().noneMatch(range -> range.holds(address.getAddress()));
    }
}
