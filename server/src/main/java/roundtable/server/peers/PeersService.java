package roundtable.server.peers;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.server.files.Shelf;
import roundtable.server.net.Addresses;
import roundtable.server.net.Conversation;
import roundtable.server.net.Encoded;
import roundtable.server.net.JsonService;
import roundtable.server.net.Parts;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;

/**
 * The network of nodes, as this server's peers port shows it: clients ask, other nodes join. A server that was not told to be
 * a node is one all the same, of a network that has no other.
 */
public final class PeersService implements JsonService<PeersRequest>, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");

    private static final int ALONE = 1;

    private final Shelf shelf;
    private final PeerNetwork network;
    private final OwnShelf ownShelf;
    private final PeerFiles peerFiles;
    private final NetworkView view;
    private final int longestLine;
    private final Fetches fetches;
    /** Work for the processor, which would keep the connections' threads from theirs. */
    private final PieceHashes hashing = new PieceHashes(Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().name("piece-hashes").daemon().factory()));
    /** Tells of what has changed: apart from the network's own clock, for which nothing here may take its time. */
    private final ScheduledExecutorService news = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("peers-news").daemon().factory());
    /** Who watches, and what they were told last. */
    private final Map<Session, PeersEvent.Network> watchers = new ConcurrentHashMap<>();

    /**
     * A node with that shelf.
     *
     * @param options how it is a node of a network, or null where it is by itself
     * @param port where other nodes reach it
     * @param peerFiles where the leader writes who has which files
     * @param longestLine in bytes, for what may be long
     */
    public PeersService(Shelf shelf, NodeOptions options, int port, Path peerFiles, int longestLine) {
        this.longestLine = longestLine;
        this.shelf = shelf;
        Self self = options == null
                ? new Self(ALONE, started(), port, List.of(), false)
                : new Self(options.node(), started(), port, options.peers(), options.discover());
        network = new PeerNetwork(self, options != null);
        ownShelf = new OwnShelf(shelf, network::shelf);
        this.peerFiles = options == null ? null : new PeerFiles(peerFiles);
        fetches = new Fetches(network);
        view = new NetworkView(network, "localhost:" + port);
    }

    /** Grows from one start to the next, and is nobody else's: milliseconds, and some chance. */
    private static long started() {
        return System.currentTimeMillis() << 10 | ThreadLocalRandom.current().nextInt(1 << 10);
    }

    /** Begins to look for other nodes, and at the shelf. */
    public void start() {
        ownShelf.start(network.networked());
        network.start();
        var unused = news.scheduleWithFixedDelay(this::show, Timing.TICK, Timing.TICK, TimeUnit.MILLISECONDS);
    }

    /** Hears that there is a node with that peers port, which may be false. */
    public void announced(InetSocketAddress peers, int node) {
        network.announced(Addresses.text(peers), node);
    }

    private void show() {
        try {
            Picture picture = view.look(Wire.now());
            if (peerFiles != null) {
                peerFiles.keep(picture);
            }
            if (!watchers.isEmpty()) {
                tellWatchers();
            }
        } catch (RuntimeException bug) {
            // Else nobody would be told anything from now on.
            LOG.log(ERROR, "The news of the network met an error in the server", bug);
        }
    }

    private void tellWatchers() {
        PeersEvent.Network now = seen();
        List<Session> behind = new ArrayList<>();
        watchers.forEach((session, told) -> {
            if (!now.equals(told) && watchers.replace(session, told, now)) {
                behind.add(session);
            }
        });
        if (!behind.isEmpty()) {
            Encoded encoded = Encoded.of(now);
            behind.forEach(session -> session.send(encoded));
        }
    }

    /** Where a file is; what is on the shelf here counts as it is this moment. */
    private Finder.Located locate(String name) throws IOException {
        Held own = shelf.find(name).map(OwnShelf::held).orElse(null);
        return Finder.locate(network.picture(), name, own);
    }

    /** The network as this node knows it now. */
    public PeersEvent.Network seen() {
        return view.now(Wire.now());
    }

    @Override
    public Service service() {
        return Service.PEERS;
    }

    @Override
    public Class<PeersRequest> requests() {
        return PeersRequest.class;
    }

    @Override
    public Conversation<PeersRequest> begin(Session session) {
        return new Asking(session);
    }

    private final class Asking implements Conversation<PeersRequest> {
        private final Session session;
        /** The number of the line, where a node has joined over it. */
        private int line;
        /** Null until the first piece is asked for. */
        private PieceServing pieces;

        Asking(Session session) {
            this.session = session;
        }

        @Override
        public void receive(PeersRequest request, Reply reply) throws IOException {
            switch (request) {
                case PeersRequest.Network ask -> {
                    ownShelf.look();
                    reply.send(seen());
                }
                case PeersRequest.Watch watch -> {
                    ownShelf.look();
                    PeersEvent.Network now = seen();
                    reply.send(now);
                    watchers.put(session, now);
                }
                case PeersRequest.Catalogue ask -> {
                    ownShelf.look();
                    List<PeersEvent.Listed> files = Listing.of(network.picture());
                    reply.send(Parts.ofItems(files.iterator(), longestLine, PeersEvent.Catalogue::new));
                }
                case PeersRequest.Find find -> {
                    Finder.Located found = locate(find.name());
                    reply.send(new PeersEvent.Found(
                            find.name(),
                            found.holders(),
                            found.version().size(),
                            found.version().sha256()));
                }
                case PeersRequest.Get get -> get(get, reply);
                case PeersRequest.Piece piece -> pieces().send(piece, reply);
                case PeersRequest.Pieces hashes -> pieces().send(hashes, reply);
                case NodeMessage message -> hear(message);
            }
        }

        private void get(PeersRequest.Get get, Reply reply) throws IOException {
            Finder.Located found = locate(get.name());
            if (found.holders().contains(network.self().node())) {
                shelf.send(get.name(), get.offset(), reply);
            } else {
                fetches.send(found.version(), get.offset() == null ? 0 : get.offset(), reply);
            }
        }

        private PieceServing pieces() {
            if (pieces == null) {
                pieces = new PieceServing(network, shelf, hashing);
            }
            return pieces;
        }

        private void hear(NodeMessage message) {
            if (line != 0) {
                network.received(line, message);
            } else if (message instanceof NodeMessage.JoinNetwork join) {
                join(join);
            } else {
                throw ProtocolException.invalid("A node has to join the network first");
            }
        }

        @Override
        public void unreadable(ProtocolException refusal) {
            if (line != 0) {
                network.unreadable(line, refusal);
            }
        }

        private void join(NodeMessage.JoinNetwork join) {
            if (!network.networked()) {
                throw new ProtocolException(
                        ErrorCode.UNAVAILABLE, "This server is no node of a network; start it with --node");
            }
            int greeted = session.person()
                    .node()
                    .orElseThrow(() -> ProtocolException.invalid("A node says its 'node' in its hello"));
            line = network.accepted(session, greeted, join);
        }

        @Override
        public void ended() {
            watchers.remove(session);
            if (pieces != null) {
                pieces.close();
            }
            if (line != 0) {
                network.ended(line);
            }
        }
    }

    /** Leaves the network, so that the others need not find out. */
    @Override
    public void close() {
        ownShelf.close();
        network.close();
        // What it still has to do is done before that is gone which it does it with.
        news.close();
        hashing.close();
        if (peerFiles != null) {
            peerFiles.close();
        }
    }
}
