package roundtable.client.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import roundtable.client.text.Messages;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;
import roundtable.server.StartFailure;
import roundtable.server.peers.NodeOptions;

/**
 * The nodes that run in this window: whole servers, each in a folder of its own that goes with it. What takes time runs on
 * threads of their own; what there is is told on the delivery executor. Its methods may be called from any thread, and only
 * {@link #close} blocks.
 */
public final class HostedNodes implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HostedNodes.class.getName());

    private final Executor delivery;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private final Map<Hosted, HostedNode> nodes = new LinkedHashMap<>();
    private final List<Consumer<List<HostedNode>>> listeners = new ArrayList<>();
    /** The session of this window, or null where they follow none. */
    private Hosting followed;
    /** Where the session of this window listens while it is open to the network; else null. */
    private String session;
    /** Whether there are nodes on other computers. */
    private boolean elsewhere;

    private boolean closed;

    /**
     * A node that is to be.
     *
     * @param node its number
     * @param shelf the folder whose files it has, or null for one that is made for it, with one small file
     * @param peers the peers ports of other nodes
     */
    public record Setup(int node, Path shelf, List<String> peers) {
        public Setup {
            peers = List.copyOf(peers);
        }
    }

    /** One node's server, while it starts, runs and stops. */
    private static final class Hosted {
        private final Setup setup;
        /** Held while the server starts or stops. */
        private final ReentrantLock work = new ReentrantLock();
        // Guarded by work.
        private Path folder;
        private Server server;
        /** As {@code --bind} has it. */
        private String where;

        private boolean over;

        Hosted(Setup setup) {
            this.setup = setup;
        }
    }

    public HostedNodes(Executor delivery) {
        this.delivery = delivery;
    }

    /** Tells every later change to {@code listener}. */
    public void listen(Consumer<List<HostedNode>> listener) {
        lock.lock();
        try {
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
    }

    /** Has the nodes be open to the network whenever that session is, from now on. */
    public void follow(Hosting hosting) {
        lock.lock();
        try {
            followed = hosting;
        } finally {
            lock.unlock();
        }
        hosting.listen(state -> {
            // While a session is looked for anew it stays as it is.
            if (state.phase() != Hosting.Phase.STARTING) {
                String open = state.phase() == Hosting.Phase.OPEN ? hosting.network() : null;
                reach(() -> session = open);
            }
        });
    }

    /** Has the nodes be open to the network while there are nodes on other computers. */
    public void elsewhere(boolean whether) {
        reach(() -> elsewhere = whether);
    }

    private void reach(Runnable change) {
        lock.lock();
        try {
            String before = where();
            change.run();
            if (!before.equals(where())) {
                nodes.keySet()
                        .forEach(hosted -> Thread.ofPlatform()
                                .name("node " + hosted.setup.node())
                                .start(() -> move(hosted)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether other computers may connect to the nodes. */
    public boolean isOpen() {
        return !where().equals(HostedSession.THIS_COMPUTER);
    }

    /** Where nodes listen now. */
    private String where() {
        lock.lock();
        try {
            return session != null ? session : elsewhere ? Options.EVERYWHERE : HostedSession.THIS_COMPUTER;
        } finally {
            lock.unlock();
        }
    }

    private void move(Hosted hosted) {
        hosted.work.lock();
        try {
            String where = where();
            if (hosted.server != null && !where.equals(hosted.where)) {
                hosted.server.listenOn(where);
                hosted.where = where;
            }
        } catch (StartFailure e) {
            LOG.log(Level.ERROR, "Node " + hosted.setup.node() + " stays where it is: " + e.getMessage());
        } finally {
            hosted.work.unlock();
        }
    }

    /** Starts a node. */
    public void start(Setup setup) {
        Hosted hosted = new Hosted(setup);
        HostedNode first =
                new HostedNode(setup.node(), setup.shelf(), setup.shelf() != null, HostedNode.Phase.STARTING, 0, "");
        lock.lock();
        try {
            if (closed) {
                return;
            }
            nodes.put(hosted, first);
            tell();
        } finally {
            lock.unlock();
        }
        Thread.ofPlatform().name("node " + setup.node()).start(() -> run(hosted, first));
    }

    private void run(Hosted hosted, HostedNode first) {
        hosted.work.lock();
        try {
            if (hosted.over) {
                return;
            }
            hosted.folder = Files.createTempDirectory("roundtable-node-");
            Path shelf = first.shared() ? first.shelf() : ownShelf(hosted);
            hosted.where = where();
            hosted.server = Server.start(options(hosted, shelf));
            change(
                    hosted,
                    new HostedNode(first.node(), shelf, first.shared(), HostedNode.Phase.STARTING, 0, "")
                            .running(hosted.server.port(Service.PEERS)));
        } catch (IOException | StartFailure | RuntimeException e) {
            // Unchecked where an address of the others is none that a node can be told.
            LOG.log(Level.ERROR, "Node " + first.node() + " could not be started: " + e.getMessage());
            clear(hosted);
            change(hosted, first.failed(Messages.text("network.own.failed", first.node(), e.getMessage())));
        } finally {
            hosted.work.unlock();
        }
    }

    private static Options options(Hosted hosted, Path shelf) {
        return Options.defaults()
                .withData(hosted.folder)
                .withAnyPorts()
                .withShelfFolder(shelf)
                .withBind(hosted.where)
                .withNode(new NodeOptions(hosted.setup.node(), hosted.setup.peers()));
    }

    /** A shelf with one file, so that there is something to find. */
    private static Path ownShelf(Hosted hosted) throws IOException {
        int node = hosted.setup.node();
        Path shelf = Files.createDirectory(hosted.folder.resolve("server_files"));
        Files.write(shelf.resolve(node + "_1.txt"), List.of(Messages.text("network.own.file", node)));
        return shelf;
    }

    /** Stops a node; one that could not be started is forgotten. */
    public void stop(HostedNode node) {
        lock.lock();
        try {
            for (Map.Entry<Hosted, HostedNode> one : nodes.entrySet()) {
                if (one.getValue().equals(node) && node.phase() != HostedNode.Phase.STOPPING) {
                    one.setValue(node.stopping());
                    tell();
                    Hosted hosted = one.getKey();
                    Thread.ofPlatform().name("node " + node.node()).start(() -> end(hosted));
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Hosted hosted) {
        hosted.work.lock();
        try {
            hosted.over = true;
            if (hosted.server != null) {
                hosted.server.close();
                hosted.server = null;
            }
        } catch (IllegalStateException e) {
            LOG.log(Level.ERROR, "A node did not close properly", e);
        } finally {
            clear(hosted);
            hosted.work.unlock();
        }
        lock.lock();
        try {
            nodes.remove(hosted);
            tell();
        } finally {
            lock.unlock();
        }
    }

    /** Removes the folder that was made for a node; a folder that is shared lies elsewhere. */
    private static void clear(Hosted hosted) {
        Path folder = hosted.folder;
        hosted.folder = null;
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "The folder {0} of a node could not be removed: {1}", folder, e.getMessage());
        }
    }

    private void change(Hosted hosted, HostedNode next) {
        lock.lock();
        try {
            // Where it is being stopped already, that is what is shown.
            if (nodes.computeIfPresent(hosted, (key, now) -> now.phase() == HostedNode.Phase.STOPPING ? now : next)
                    != null) {
                tell();
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        List<HostedNode> now = List.copyOf(nodes.values());
        List<Consumer<List<HostedNode>>> all = List.copyOf(listeners);
        delivery.execute(() -> all.forEach(listener -> listener.accept(now)));
    }

    /**
     * The numbers of the nodes that end with this window and that others would miss, that of its session among them: those that
     * are in a network with nodes that go on, and all beside the session's while others are in that, who miss their files too.
     *
     * @param self the person of this window, as the session knows them
     */
    public List<Integer> missed(Optional<Long> self) {
        List<PeersEvent.Network> apart = new ArrayList<>();
        Hosting hosting;
        lock.lock();
        try {
            nodes.keySet().forEach(hosted -> seenBy(hosted).ifPresent(apart::add));
            hosting = followed;
        } finally {
            lock.unlock();
        }
        boolean joined = hosting != null && hosting.others(self) > 0;
        Optional<PeersEvent.Network> session = hosting == null ? Optional.empty() : hosting.nodes();
        List<PeersEvent.Network> all = new ArrayList<>(apart);
        session.ifPresent(all::add);
        Set<Integer> ending = all.stream().map(PeersEvent.Network::node).collect(Collectors.toSet());
        return all.stream()
                .filter(seen -> joined && apart.contains(seen) || goesOnWithout(ending, seen))
                .map(PeersEvent.Network::node)
                .sorted()
                .toList();
    }

    /** The network as a node knows it; none while it starts or stops, or has to stay out. */
    private static Optional<PeersEvent.Network> seenBy(Hosted hosted) {
        if (!hosted.work.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(hosted.server).map(Server::network).filter(seen -> !"out".equals(seen.state()));
        } finally {
            hosted.work.unlock();
        }
    }

    private static boolean goesOnWithout(Set<Integer> ending, PeersEvent.Network seen) {
        return seen.nodes().stream().anyMatch(member -> "up".equals(member.state()) && !ending.contains(member.node()));
    }

    /** Stops all nodes; works twice. */
    @Override
    public void close() {
        List<Hosted> all;
        lock.lock();
        try {
            closed = true;
            all = List.copyOf(nodes.keySet());
        } finally {
            lock.unlock();
        }
        all.forEach(this::end);
    }
}
