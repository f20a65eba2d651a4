package roundtable.client.link;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import roundtable.client.text.Messages;
import roundtable.protocol.Service;

/**
 * Where a server is: a host, and the port of its editor, which names all other ports.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 */
public record ServerAddress(String host, int port) {
    private static final int LONGEST_HOST = 253;
    private static final int LARGEST_PORT = 65535;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_.])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\p{Alnum}_.-]+)?");
    private static final Pattern BRACKETED = Pattern.compile("\\[(?<host>[^\\]]*)\\](:(?<port>.*))?");
    private static final Pattern PLAIN = Pattern.compile("(?<host>[^:]*)(:(?<port>[^:]*))?");

    /**
     * Reads what a person typed: {@code host}, {@code host:port}, {@code [::1]:8080}, or a bare IPv6 address.
     *
     * @throws IllegalArgumentException whose message tells the person what is wrong
     */
    public static ServerAddress parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(Messages.text("address.empty"));
        }
        if (IPV6.matcher(text).matches() && text.indexOf(':') != text.lastIndexOf(':')) {
            return new ServerAddress(text, Service.EDITOR.defaultPort());
        }
        Matcher parts = BRACKETED.matcher(text);
        if (parts.matches() && IPV6.matcher(parts.group("host")).matches()) {
            return new ServerAddress(parts.group("host"), port(parts.group("port")));
        }
        parts = PLAIN.matcher(text);
        if (parts.matches() && isHost(parts.group("host"))) {
            return new ServerAddress(parts.group("host"), port(parts.group("port")));
        }
        throw new IllegalArgumentException(Messages.text("address.host", text));
    }

    /** Whether a computer could be called that. */
    public static boolean isHost(String host) {
        return host.length() <= LONGEST_HOST && NAME.matcher(host).matches();
    }

    private static int port(String typed) {
        if (typed == null) {
            return Service.EDITOR.defaultPort();
        }
        try {
            int port = Integer.parseInt(typed);
            if (port >= 1 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Messages.text("address.port", typed), e);
        }
        throw new IllegalArgumentException(Messages.text("address.port", typed));
    }

    /** Whether it means the machine that it is used on, wherever that is. */
    public boolean isThisMachine() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** As it can be typed again: without the port where it is the usual one. */
    @Override
    public String toString() {
        boolean usual = port == Service.EDITOR.defaultPort();
        boolean colons = host.indexOf(':') >= 0;
        return (colons && !usual ? "[" + host + "]" : host) + (usual ? "" : ":" + port);
    }
}
