package roundtable.server.peers;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.NodeMessage.Transfer;
import roundtable.protocol.ProtocolException;
import roundtable.server.net.Session;

/**
 * A node with its sockets: gives the {@link Node} what happens, and carries out what it wants done. All of that is under one
 * lock, in which nobody waits for a socket: links only enqueue, and a line is opened by a thread of its own. Whoever wants to
 * look around takes a {@link Picture}, so that no heartbeat waits for it. Safe for any thread.
 */
final class PeerNetwork implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");

    private final Self self;
    /** Whether there is a network at all; else this server is a node by itself, and nobody need hear of it. */
    private final boolean networked;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("peers").daemon().factory());
    private final AtomicInteger lastLine = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private final Node node;
    private final Map<Integer, Link> links = new HashMap<>();
    private boolean closed;

    PeerNetwork(Self self, boolean networked) {
        this.self = self;
        this.networked = networked;
        node = new Node(self, now());
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    Self self() {
        return self;
    }

    boolean networked() {
        return networked;
    }

    /** Begins to look for others. */
    void start() {
        happens(() -> node.tick(now()));
        var unused = clock.scheduleWithFixedDelay(this::tick, Timing.TICK, Timing.TICK, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            happens(() -> node.tick(now()));
        } catch (RuntimeException bug) {
            // Else the clock would stand still from now on.
            LOG.log(ERROR, "The network met an error in the server", bug);
        }
    }

    /** All that the node knows, as it is now. */
    Picture picture() {
        lock.lock();
        try {
            return node.picture();
        } finally {
            lock.unlock();
        }
    }

    /** Lets something happen to the node, and does what follows; false where all is over. */
    private boolean happens(Runnable what) {
        List<Deed.Say> said = new ArrayList<>();
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            what.run();
            for (Deed deed : node.take()) {
                carryOut(deed, said);
            }
        } finally {
            lock.unlock();
        }
        // Whoever reads the log may be slow.
        said.forEach(say -> LOG.log(networked ? say.level() : DEBUG, say.text()));
        return true;
    }

    private void carryOut(Deed deed, List<Deed.Say> said) {
        switch (deed) {
            case Deed.Dial dial -> Thread.ofVirtual().name("peer-reader").start(() -> dial(dial.address()));
            case Deed.Send send -> {
                Link link = links.get(send.line());
                if (link != null) {
                    link.send(send.message());
                }
            }
            case Deed.Close close -> {
                Link link = links.remove(close.line());
                if (link != null) {
                    link.close(close.refusal());
                }
            }
            case Deed.Say say -> said.add(say);
        }
    }

    // ---- Lines that this node opens ----

    private void dial(String address) {
        NodeConnection connection;
        try {
            connection = NodeConnection.open(address, self.node());
        } catch (IOException | ProtocolException e) {
            LOG.log(DEBUG, "Nobody can be reached at {0}: {1}", address, e.getMessage());
            happens(() -> node.failed(address, now()));
            return;
        }
        DialledLink link = new DialledLink(connection);
        int line = opened(link, address);
        link.startWriting();
        link.read(new DialledLink.Listener() {
            @Override
            public void received(NodeMessage message) {
                happens(() -> node.received(line, message, now()));
            }

            @Override
            public void refused(ProtocolException refusal) {
                happens(() -> node.refused(line, refusal, now()));
            }

            @Override
            public void unreadable(ProtocolException why) {
                PeerNetwork.this.unreadable(line, why);
            }

            @Override
            public void closed() {
                ended(line);
            }
        });
    }

    private int opened(DialledLink link, String address) {
        int line = lastLine.incrementAndGet();
        boolean open = happens(() -> {
            links.put(line, link);
            node.opened(line, address, now());
        });
        if (!open) {
            link.cutOff();
        }
        return line;
    }

    // ---- Lines that others open ----

    /** Another node has said hello as {@code greeted}, and joins; returns the number of the line. */
    int accepted(Session session, int greeted, NodeMessage.JoinNetwork join) {
        int line = lastLine.incrementAndGet();
        happens(() -> {
            links.put(line, new AcceptedLink(session));
            node.accepted(line, session.address(), greeted, now());
            node.received(line, join, now());
        });
        return line;
    }

    void received(int line, NodeMessage message) {
        happens(() -> node.received(line, message, now()));
    }

    /** What the other end said is no message. */
    void unreadable(int line, ProtocolException why) {
        happens(() -> node.unreadable(line, why, now()));
    }

    void ended(int line) {
        happens(() -> {
            links.remove(line);
            node.closed(line, now());
        });
    }

    // ---- What else happens ----

    /** That is on the shelf now. */
    void shelf(List<Held> files) {
        happens(() -> node.shelf(files, now()));
    }

    /** A beacon says that there is such a node at that address. */
    void announced(String address, int other) {
        happens(() -> node.announced(address, other, now()));
    }

    /** These files are on their way to this node now. */
    void transfers(List<Transfer> transfers) {
        happens(() -> node.transfers(transfers, now()));
    }

    /** Lets go of all lines, at once; waits for a look at the clock that is under way. */
    @Override
    public void close() {
        List<Link> open;
        lock.lock();
        try {
            closed = true;
            open = List.copyOf(links.values());
            links.clear();
        } finally {
            lock.unlock();
        }
        for (Link link : open) {
            if (link instanceof DialledLink dialled) {
                dialled.cutOff();
            }
        }
        clock.close();
    }
}
