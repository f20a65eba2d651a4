package roundtable.server.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.ProtocolException;

/** A machine with a node on it, which can be started, killed and frozen. Its clock is its own. */
final class Site {
    private final World world;
    private final Random random;
    final int id;
    final String address;
    private final List<String> seeds;
    private final long clockOffset;
    private final double clockRate;
    private final TreeMap<String, Held> shelf = new TreeMap<>();
    private final Map<Integer, Cable.End> cables = new HashMap<>();
    private final List<Runnable> missed = new ArrayList<>();
    private Node node;
    private int lastLine;
    private int life;
    private int group;
    private long frozenUntil;
    /** Whether its machine is off, so that not even its system answers. */
    private boolean off;

    private boolean led;
    /** The highest number of a term that it was told in this life. */
    private long toldTerm;
    /** Messages but those that say no more than that the node is there, and addresses that were tried. */
    long said;

    long tried;
    int elections;
    /** Whom it has told others to be down. */
    final Set<Integer> toldDown = new TreeSet<>();

    Site(World world, Random random, int id, String address, List<String> seeds) {
        this.world = world;
        this.random = random;
        this.id = id;
        this.address = address;
        this.seeds = seeds;
        clockOffset = random.nextInt(2_000_000);
        clockRate = 0.97 + random.nextDouble() * 0.06;
    }

    boolean isUp() {
        return node != null;
    }

    boolean isOff() {
        return off;
    }

    Node node() {
        return node;
    }

    Map<String, Held> shelf() {
        return shelf;
    }

    private long now() {
        return clockOffset + (long) (world.agenda().now() * clockRate);
    }

    void start() {
        if (isUp()) {
            return;
        }
        // The clock of the wall may have been set back since the last time.
        long started = world.newLife(1_000_000 + world.agenda().now() + random.nextInt(60_000));
        node = new Node(new Self(id, started, World.PORT, seeds, false), now());
        off = false;
        led = false;
        toldTerm = 0;
        node.shelf(List.copyOf(shelf.values()), now());
        int mine = ++life;
        carryOut();
        tickLater(mine);
    }

    private void tickLater(int mine) {
        world.agenda().in(Timing.TICK - 5 + random.nextInt(10), () -> {
            if (isUp() && life == mine) {
                now(() -> node.tick(now()));
                tickLater(mine);
            }
        });
    }

    /** Its process is killed, or its machine loses power: then nobody is told. */
    void crash(boolean silently) {
        if (isUp()) {
            node = null;
            off = silently;
            life++;
            missed.clear();
            frozenUntil = 0;
            cables.values().forEach(end -> end.lose(silently));
            cables.clear();
        }
    }

    /** It does nothing for a while; what comes in waits. */
    void freeze(long millis) {
        if (isUp()) {
            frozenUntil = world.agenda().now() + millis;
            world.agenda().in(millis, this::thaw);
        }
    }

    private void thaw() {
        List<Runnable> waiting = List.copyOf(missed);
        missed.clear();
        waiting.forEach(this::now);
    }

    void group(int number) {
        group = number;
    }

    boolean reaches(Site other) {
        return group == other.group;
    }

    /** Puts a file on the shelf, or takes one away. */
    void changeShelf() {
        String name = "file" + random.nextInt(12) + ".txt";
        if (random.nextInt(3) == 0) {
            shelf.remove(name);
        } else {
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            shelf.put(name, new Held(name, random.nextInt(1_000), HexFormat.of().formatHex(hash)));
        }
        if (isUp()) {
            List<Held> files = List.copyOf(shelf.values());
            now(() -> node.shelf(files, now()));
        }
    }

    // ---- What the world does to it ----

    private void now(Runnable happening) {
        if (!isUp()) {
            return;
        }
        if (world.agenda().now() < frozenUntil || !missed.isEmpty()) {
            missed.add(happening);
            return;
        }
        happening.run();
        carryOut();
        checkItself();
    }

    /** What holds at all times, whatever happens. It is looked at so often that it has to be quick. */
    private void checkItself() {
        Election election = node.election();
        boolean leads = election.state() == Election.State.LEADING;
        if (leads && !led && election.term().number() <= toldTerm) {
            throw new AssertionError(
                    this + " leads in the old term " + election.term().number());
        }
        led = leads;
        boolean follows = election.state() == Election.State.FOLLOWING;
        if (follows && (election.leader() >= id || election.leaderLine() == null)) {
            throw new AssertionError(this + " follows Node " + election.leader() + " in vain");
        }
        Set<Integer> linked = new HashSet<>();
        for (Line line : node.lines().all()) {
            if (line.introduced() && !line.spare && !linked.add(line.node())) {
                throw new AssertionError(this + " uses two lines to Node " + line.node());
            }
        }
    }

    void reached(Cable.End end, String where) {
        int line = ++lastLine;
        cables.put(line, end);
        end.line = line;
        now(() -> node.opened(line, where, now()));
    }

    void notReached(String where) {
        now(() -> node.failed(where, now()));
    }

    void hears(Cable.End end, NodeMessage message) {
        if (end.line < 0) {
            int line = ++lastLine;
            end.line = line;
            cables.put(line, end);
            int greeted = ((NodeMessage.JoinNetwork) message).node();
            now(() -> node.accepted(line, end.otherHost() + ":5" + line, greeted, now()));
        }
        now(() -> {
            node.received(end.line, message, now());
            if (node.lines().get(end.line) != null) {
                toldTerm = Math.max(toldTerm, termIn(message));
            }
        });
    }

    private static long termIn(NodeMessage message) {
        return switch (message) {
            case NodeMessage.Introduction peer -> peer.term();
            case NodeMessage.Lead lead -> lead.term();
            case NodeMessage.Members members -> members.term();
            default -> 0;
        };
    }

    void refused(Cable.End end, ProtocolException refusal) {
        now(() -> node.refused(end.line, refusal, now()));
    }

    void closed(Cable.End end) {
        cables.remove(end.line);
        if (end.line >= 0) {
            now(() -> node.closed(end.line, now()));
        }
    }

    // ---- What it does ----

    private void carryOut() {
        for (Deed deed : node.take()) {
            switch (deed) {
                case Deed.Dial dial -> {
                    tried++;
                    world.hear(id + " tries " + dial.address());
                    world.dial(this, dial.address());
                }
                case Deed.Send send -> {
                    if (!(send.message() instanceof NodeMessage.Alive)) {
                        said++;
                        world.hear(id + " says " + send.message());
                    }
                    if (send.message() instanceof NodeMessage.Members members) {
                        members.members().stream()
                                .filter(member -> !member.up())
                                .forEach(member -> toldDown.add(member.node()));
                    }
                    Cable.End end = cables.get(send.line());
                    if (end != null) {
                        end.send(send.message());
                    }
                }
                case Deed.Close close -> {
                    Cable.End end = cables.remove(close.line());
                    if (end != null) {
                        end.close(close.refusal());
                    }
                }
                case Deed.Say say -> {
                    elections += say.text().startsWith("Leader elected") ? 1 : 0;
                    world.log(id + ": " + say.text());
                }
            }
        }
    }

    @Override
    public String toString() {
        return "Node " + id;
    }
}
