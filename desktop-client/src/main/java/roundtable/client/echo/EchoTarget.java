package roundtable.client.echo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where a test goes: host, port, the kinds of addresses that it may use, and what carries it. */
public record EchoTarget(String host, int port, AddressFamily family, Transport transport) {
    public EchoTarget {
        host = bare(host.strip());
    }

    /** An IPv6 address may be typed in the brackets that it has in an address with a port. */
    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The addresses of the host that the family admits, in the order in which the system gives them. */
    List<InetSocketAddress> resolve() throws EchoFailure {
        if (host.isEmpty()) {
            throw new EchoFailure("echo.problem.no-host");
        }
        List<InetSocketAddress> admitted = Arrays.stream(all())
                .filter(family::admits)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (admitted.isEmpty()) {
            throw new EchoFailure(family == AddressFamily.IPV6 ? "echo.problem.no-ipv6" : "echo.problem.no-ipv4", host);
        }
        return admitted;
    }

    private InetAddress[] all() throws EchoFailure {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw EchoFailure.of(e, host);
        }
    }
}
