package roundtable.protocol;

/**
 * What a server says into its networks, unasked, so that it can be found: one datagram with one line, again and again, to
 * everyone who listens on {@link #PORT}. The address to connect to is the one that the datagram comes from. The same is
 * said by DNS-SD, as a service of the type {@link #DNS_SD_TYPE} whose TXT record has the fields of the line.
 */
public sealed interface Announcement extends Message.Event {
    /** The UDP port on which announcements are heard. */
    int PORT = 8089;

    /** The link-local group to which they are sent over IPv6; over IPv4 they are broadcast. */
    String GROUP = "ff12::7264:7462";

    /** The longest datagram, in bytes: it is never cut into pieces on the way. */
    int LONGEST = 1_200;

    /** The type of the service in DNS-SD. */
    String DNS_SD_TYPE = "_roundtable._tcp.local.";

    /**
     * A session that can be joined.
     *
     * @param id tells it from all others, for as long as its server runs: 1 to 64 characters
     * @param name what whoever runs it calls it: 1 to 64 visible characters
     * @param server the program and its version, as in {@code welcome}
     * @param editor the port of its editor, whose {@code welcome} names all others
     * @param people how many are there, or null where that is not told
     * @param node the id of the node that the server is, where other nodes may connect to it unasked; else null
     * @param peers the peers port of that node, or null
     */
    record Session(String id, String name, String server, int editor, Integer people, Integer node, Integer peers)
            implements Announcement {
        public Session {
            Require.id("id", id);
            Visible.session("name", name);
            Visible.title("server", server);
            Require.port("editor", editor);
            Require.notNegative("people", people);
            if (node != null) {
                NodeMessage.checkNode("node", node);
            }
            if (peers != null) {
                Require.port("peers", peers);
            }
        }

        /** The same as what it is to people: no node. */
        public Session(String id, String name, String server, int editor, Integer people) {
            this(id, name, server, editor, people, null, null);
        }
    }

    /**
     * A session has ended, or is not to be found any more at the address that this comes from.
     *
     * @param id the session's
     */
    record Farewell(String id) implements Announcement {
        public Farewell {
            Require.id("id", id);
        }
    }
}
