package roundtable.client.network;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;

/** Where the node is that this window is connected to, and so where those are that it knows on its own machine. */
@FunctionalInterface
public interface Whereabouts {
    /** The peers port of that node; {@code IOException} where there is no line. */
    InetSocketAddress node() throws IOException;

    /**
     * An address that the node told. What is on its own machine for the node, is on that node's machine for everybody else.
     */
    default String seenFromHere(String address) {
        if (!isHere(address)) {
            return address;
        }
        try {
            String host = node().getHostString();
            String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
            return bracketed + address.substring(address.lastIndexOf(':'));
        } catch (IOException e) {
            System.getLogger(Whereabouts.class.getName())
                    .log(Level.DEBUG, "the line was lost meanwhile: {0}", e.getMessage());
            return address;
        }
    }

    /** Whether an address means the machine of whoever uses it. */
    static boolean isHere(String address) {
        String host = address.substring(0, Math.max(0, address.lastIndexOf(':')));
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }
}
