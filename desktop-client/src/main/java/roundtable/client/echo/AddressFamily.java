package roundtable.client.echo;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which kinds of addresses a test may use. */
public enum AddressFamily {
    EITHER,
    IPV4,
    IPV6;

    boolean admits(InetAddress address) {
        return switch (this) {
            case EITHER -> true;
            case IPV4 -> address instanceof Inet4Address;
            case IPV6 -> address instanceof Inet6Address;
        };
    }
}
