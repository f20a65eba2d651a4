package roundtable.server.peers;

import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.JoinNetwork;
import roundtable.protocol.NodeMessage.JoinedNetwork;
import roundtable.protocol.NodeMessage.Lead;
import roundtable.protocol.NodeMessage.Member;
import roundtable.protocol.NodeMessage.Members;

/**
 * One node by itself, whose lines, messages and time a test makes up. Node {@code n} is at {@code hn:8090}, and the line to
 * it has the number {@code n} where a test does not say otherwise. All that the node wants done is remembered until the
 * test clears it.
 */
final class Bench {
    private static final int PORT = 8_090;

    final Node node;
    private final List<Deed> deeds = new ArrayList<>();
    private long now = 60_000;

    /** A node that was told of the addresses of those nodes. */
    Bench(int id, int... seeds) {
        List<String> addresses = new ArrayList<>();
        for (int seed : seeds) {
            addresses.add(address(seed));
        }
        node = new Node(new Self(id, started(id), PORT, addresses, false), now);
    }

    static String address(int id) {
        return "h" + id + ":" + PORT;
    }

    static long started(int id) {
        return 1_000L + id;
    }

    static Member up(int id) {
        return new Member(id, address(id), started(id), true, null);
    }

    static Member down(int id, long millis) {
        return new Member(id, address(id), started(id), false, millis);
    }

    long now() {
        return now;
    }

    // ---- What happens to it ----

    /** Time goes by, and those nodes say all the while that they are there. */
    void pass(long millis, int... alive) {
        for (long end = now + millis; now < end; ) {
            now = Math.min(end, now + Timing.TICK);
            for (int line : alive) {
                hear(line, new NodeMessage.Alive());
            }
            node.tick(now);
            done();
        }
    }

    /** A node that was dialled has introduced itself; {@code leader} is whom it follows, or null. */
    void reached(int id, long term, Integer leader) {
        node.opened(id, address(id), now);
        done();
        hear(id, new JoinedNetwork(id, started(id), PORT, term, leader, addressOf(id, leader), List.of()));
    }

    /** A node has called and introduced itself. */
    void called(int id, long term, Integer leader) {
        called(id, id, started(id), term, leader);
    }

    void called(int line, int id, long started, long term, Integer leader) {
        node.accepted(line, "h" + id + ":5" + line, id, now);
        done();
        hear(line, new JoinNetwork(id, started, PORT, term, leader, addressOf(id, leader), List.of()));
    }

    private static String addressOf(int id, Integer leader) {
        return leader == null || leader == id ? null : address(leader);
    }

    void hear(int line, NodeMessage message) {
        node.received(line, message, now);
        done();
    }

    void notReached(int id) {
        node.failed(address(id), now);
        done();
    }

    void closed(int line) {
        node.closed(line, now);
        done();
    }

    private void done() {
        deeds.addAll(node.take());
    }

    // ---- How it comes to be what a test begins with ----

    /** It leads, and those follow it. */
    void leads(int... followers) {
        pass(Timing.FIRST_LOOK + Timing.TICK);
        for (int id : followers) {
            called(id, 0, null);
            follows(id);
        }
        pass(Timing.TICK);
        clear();
    }

    /** The node at the other end of that line says that it follows this one. */
    void follows(int line) {
        hear(line, new NodeMessage.Following(node.election().term().number(), List.of(), List.of()));
    }

    /** It follows that leader, which tells of those others. */
    void followsIn(long term, int leader, Member... others) {
        called(leader, term, leader);
        hear(leader, new Lead(term, List.of()));
        hear(leader, new Members(term, List.of(others)));
        clear();
    }

    // ---- What it wants done ----

    void clear() {
        deeds.clear();
    }

    /** All deeds but lines for the log. */
    List<Deed> deeds() {
        return deeds.stream().filter(deed -> !(deed instanceof Deed.Say)).toList();
    }

    /** What was said over that line, but that the node is there. */
    List<NodeMessage> said(int line) {
        return deeds.stream()
                .filter(deed -> deed instanceof Deed.Send send && send.line() == line)
                .map(deed -> ((Deed.Send) deed).message())
                .filter(message -> !(message instanceof NodeMessage.Alive))
                .toList();
    }

    /** What was said over that line of that kind. */
    <M extends NodeMessage> List<M> said(int line, Class<M> kind) {
        return said(line).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<String> dialled() {
        return deeds.stream()
                .filter(Deed.Dial.class::isInstance)
                .map(deed -> ((Deed.Dial) deed).address())
                .toList();
    }

    List<Integer> hungUp() {
        return deeds.stream()
                .filter(Deed.Close.class::isInstance)
                .map(deed -> ((Deed.Close) deed).line())
                .toList();
    }
}
