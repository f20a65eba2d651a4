package roundtable.protocol;

import static roundtable.protocol.ProtocolException.invalid;

import java.util.List;

/**
 * What two nodes say to each other on one line, in either direction. The node that opened the line says
 * {@code join-network}, the other {@code joined-network}; from then on both may say everything else.
 */
public sealed interface NodeMessage extends Message.Request, Message.Event {
    /** Addresses that one message may carry. */
    int MOST_ADDRESSES = 64;

    /** Nodes of one network. */
    int MOST_NODES = 1_000;

    /** A file is fetched from node to node in pieces of that many bytes, the last one perhaps shorter. */
    int PIECE = 1 << 20;

    /** The largest file of which a node tells: 1 PiB. */
    long LARGEST_FILE = 1L << 50;

    /** Pieces whose hashes are told at once. */
    int MOST_PIECES = 1_024;

    /** No term, life or version has a higher number: programs in any language can read it, and nobody counts so far. */
    long HIGHEST = 1L << 53;

    /** Files that one {@code shelf} message may carry, so that it stays under a line's length. */
    int MOST_FILES = 500;

    /** Who a node is, and whom it takes for the leader; both ends begin with it. */
    sealed interface Introduction extends Message.Request, Message.Event {
        /** The node's id, from 1 on. */
        int node();

        /** Grows with each start of the node, so that two nodes of one id, or two lives of one, can be told apart. */
        long started();

        /** Its peers port, at the address that the connection comes from. */
        int port();

        /** The highest number of a term that it has heard of. */
        long term();

        /** The node that it follows, itself where it leads, null where it has none. */
        Integer leader();

        /** Where that leader is reached, null where it is the node itself or there is none. */
        String leaderAddress();

        /** Other addresses at which nodes may be. */
        List<String> addresses();
    }

    /** The first message of whoever opened the line. */
    @WireName("join-network")
    record JoinNetwork(
            int node, long started, int port, long term, Integer leader, String leaderAddress, List<String> addresses)
            implements Introduction, NodeMessage, PeersRequest {
        public JoinNetwork {
            checkIntroduction(node, started, port, term, leader, leaderAddress);
            addresses = checkAddresses(addresses);
        }
    }

    /** The answer to it. */
    @WireName("joined-network")
    record JoinedNetwork(
            int node, long started, int port, long term, Integer leader, String leaderAddress, List<String> addresses)
            implements Introduction, NodeMessage, PeersRequest {
        public JoinedNetwork {
            checkIntroduction(node, started, port, term, leader, leaderAddress);
            addresses = checkAddresses(addresses);
        }
    }

    /** The sender leads, and takes the receiver for a follower; {@code shelves} are the lists of files that it has. */
    record Lead(long term, List<Holding> shelves) implements NodeMessage, PeersRequest {
        public Lead {
            checkNumber("term", term);
            shelves = checkList("shelves", shelves, MOST_NODES);
        }
    }

    /** The answer to {@code lead}: which nodes the follower knows, and which lists of files it has. */
    record Following(long term, List<Member> members, List<Holding> shelves) implements NodeMessage, PeersRequest {
        public Following {
            checkNumber("term", term);
            members = checkList("members", members, MOST_NODES);
            shelves = checkList("shelves", shelves, MOST_NODES);
        }
    }

    /** All nodes, as the leader knows them. */
    record Members(long term, List<Member> members) implements NodeMessage, PeersRequest {
        public Members {
            checkNumber("term", term);
            members = checkList("members", members, MOST_NODES);
        }
    }

    /** One node of the network; {@code downFor} is for how many milliseconds it has been down, null where that is not known. */
    record Member(int node, String address, long started, boolean up, Long downFor) {
        public Member {
            checkNode("node", node);
            checkAddress("address", address);
            checkNumber("started", started);
            if (downFor != null) {
                checkNumber("downFor", downFor);
            }
        }
    }

    /** Which list of files somebody has of a node: the one of that life and version. */
    record Holding(int node, long started, long version) {
        public Holding {
            checkNode("node", node);
            checkNumber("started", started);
            checkNumber("version", version);
        }
    }

    /**
     * The files of a node, in parts where they are many: all of them, or what has changed.
     *
     * @param started the life of the node
     * @param version grows with each change of the shelf
     * @param base the version on which this is a change, or null where these are all files
     * @param files new ones and changed ones
     * @param gone names that are not there any more
     * @param more true on all parts but the last
     */
    record Shelf(int node, long started, long version, Long base, List<Held> files, List<String> gone, Boolean more)
            implements NodeMessage, PeersRequest {
        public Shelf {
            checkNode("node", node);
            checkNumber("started", started);
            checkNumber("version", version);
            if (base != null) {
                checkNumber("base", base);
            }
            files = checkList("files", files, MOST_FILES);
            gone = checkList("gone", gone, MOST_FILES);
            gone.forEach(name -> FileNames.check("gone", name));
        }
    }

    /** One file of a node's shelf. */
    record Held(String name, long size, String sha256) {
        public Held {
            FileNames.check("name", name);
            Require.within("size", size, 0, LARGEST_FILE);
            Require.sha256("sha256", sha256);
        }
    }

    /** The sender is there. */
    record Alive() implements NodeMessage, PeersRequest {}

    /** The sender leads no more; that node does. */
    record Moved(int leader, String address) implements NodeMessage, PeersRequest {
        public Moved {
            checkNode("leader", leader);
            checkAddress("address", address);
        }
    }

    /** A follower tells its leader where it has met another node. */
    record Met(String address) implements NodeMessage, PeersRequest {
        public Met {
            checkAddress("address", address);
        }
    }

    /** The receiver is the second node of its id, and has to stay out of the network. */
    @WireName("stay-out")
    record StayOut(String reason) implements NodeMessage, PeersRequest {
        public StayOut {
            Require.wellFormed("reason", reason);
            if (reason.length() > 1_000) {
                throw invalid("'reason' must not be longer than 1,000 characters");
            }
        }
    }

    /** The transfers that the sender takes part in; from the leader, those of all nodes. */
    record Transfers(List<Transfer> transfers) implements NodeMessage, PeersRequest {
        public Transfers {
            transfers = checkList("transfers", transfers, MOST_FILES);
        }
    }

    /** A file on its way: {@code via} is the node that relays it, or null where it goes straight. */
    record Transfer(String name, int from, Integer via, int to) {
        public Transfer {
            FileNames.check("name", name);
            checkNode("from", from);
            checkNode("to", to);
            if (via != null) {
                checkNode("via", via);
            }
        }
    }

    /** Checks the id of a node. */
    static void checkNode(String field, int node) {
        if (node < 1) {
            throw invalid("'" + field + "' must be 1 or more, not " + node);
        }
    }

    /** Checks that a text is a host and a port: {@code host:8090}, an IPv6 host in brackets. */
    static String checkAddress(String field, String address) {
        Require.present(field, address);
        int colon = address.lastIndexOf(':');
        if (address.length() > 262 || colon < 1 || !isPort(address.substring(colon + 1)) || !isHost(address, colon)) {
            throw invalid("'" + field + "' must be a host and a port, such as host:8090");
        }
        return address;
    }

    private static boolean isPort(String text) {
        return text.length() <= 5
                && !text.isEmpty()
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= 65_535;
    }

    private static boolean isHost(String address, int end) {
        String host = address.substring(0, end);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return bracketed
                ? host.length() > 2 && host.substring(1, end - 1).matches("[0-9a-zA-Z:.%_-]+")
                : host.matches("[0-9a-zA-Z._-]+");
    }

    private static void checkNumber(String field, long number) {
        Require.within(field, number, 0, HIGHEST);
    }

    private static void checkIntroduction(
            int node, long started, int port, long term, Integer leader, String leaderAddress) {
        checkNode("node", node);
        checkNumber("started", started);
        checkNumber("term", term);
        Require.port("port", port);
        if (leader != null) {
            checkNode("leader", leader);
        }
        if (leaderAddress != null) {
            checkAddress("leaderAddress", leaderAddress);
        }
    }

    private static List<String> checkAddresses(List<String> addresses) {
        List<String> checked = checkList("addresses", addresses, MOST_ADDRESSES);
        checked.forEach(address -> checkAddress("addresses", address));
        return checked;
    }

    private static <T> List<T> checkList(String field, List<T> list, int most) {
        Require.present(field, list);
        if (list.size() > most) {
            throw invalid("'" + field + "' must hold at most " + most + ", not " + list.size());
        }
        if (list.stream().anyMatch(item -> item == null)) {
            throw invalid("'" + field + "' holds a null");
        }
        return List.copyOf(list);
    }
}
