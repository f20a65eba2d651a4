package roundtable.server.peers;

/** Addresses as one node hears them from another: {@code host:port}. */
final class Whereabouts {
    private Whereabouts() {}

    static String host(String address) {
        return address.substring(0, address.lastIndexOf(':'));
    }

    static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /**
     * An address that the node at {@code teller} told: what is on that node's own machine for it is on the machine of
     * {@code teller} for everybody else.
     */
    static String toldBy(String teller, String address) {
        boolean onItsOwn = isLoopback(host(address)) && !isLoopback(host(teller));
        return onItsOwn ? host(teller) + ":" + port(address) : address;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }
}
