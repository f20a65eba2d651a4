package roundtable.client.network;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import roundtable.client.files.Connections;
import roundtable.client.files.HandOvers;
import roundtable.client.files.Transfer;
import roundtable.client.files.Transfers;
import roundtable.client.host.HostedNodes;
import roundtable.client.link.Answer;
import roundtable.client.link.Gathering;
import roundtable.client.link.LinkListener;
import roundtable.client.link.ServiceConnection;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.client.text.Refusal;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FileNames;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Listed;
import roundtable.protocol.PeersEvent.Member;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.SessionEvent;

/**
 * Watches the network through one of its nodes, and fetches files by way of that node. Its methods are for the delivering
 * thread.
 */
public final class NetworkController implements LinkListener<PeersEvent>, AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** How many files, and nodes that have them, are shown together: more than are of use to a person. */
    private static final int MOST_LISTED = 1_000_000;

    private final ServiceLink<PeersEvent> link;
    private final NetworkModel model;
    private final HostedNodes hosted;
    private final OwnNodes ownNodes;
    private final Whereabouts whereabouts;
    private final Transfers transfers;
    private final HandOvers handOvers;
    /** The catalogue that is coming, or null. One at a time: each is the whole of it, and changes come faster. */
    private Listing coming;
    /** Whether the catalogue has changed since that one was asked for. */
    private boolean outdated;

    /**
     * @param connections to the peers port of the node that the link is to
     * @param whereabouts where that node's peers port is
     */
    public NetworkController(
            ServiceLink<PeersEvent> link,
            NetworkModel model,
            HostedNodes hosted,
            Connections connections,
            Whereabouts whereabouts,
            Executor delivery) {
        this.link = link;
        this.model = model;
        this.hosted = hosted;
        ownNodes = new OwnNodes(model, hosted);
        this.whereabouts = whereabouts;
        transfers = new Transfers(model.transfers(), connections, delivery, transfer -> {});
        // Those whose nodes are down go on when one of these is up again.
        transfers.retryAfter(
                RETRY_AFTER, transfer -> model.holdersDown(transfer.name()).isEmpty());
        handOvers = new HandOvers(connections, delivery, Messages.text("network.fetch.approve"), model::notice);
        hosted.listen(model::ownNodes);
        link.listen(this);
    }

    /** Nodes of the window's own. */
    public OwnNodes ownNodes() {
        return ownNodes;
    }

    /** The files that are being fetched. */
    public Transfers transfers() {
        return transfers;
    }

    /** Files for other programs. */
    public HandOvers handOvers() {
        return handOvers;
    }

    /** The person has seen what was said about files for other programs. */
    public void noticeSeen() {
        model.notice("");
    }

    // ---- What the node tells ----

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        model.line(true);
        link.ask(new PeersRequest.Watch(), new Watching());
        transfers.resume(transfer -> true);
    }

    @Override
    public void lost(String reason) {
        model.line(false);
        coming = null;
        outdated = false;
    }

    /** What came is no answer to anything that was asked. */
    @Override
    public void refused(SessionEvent.Refused refusal) {
        model.failed(Refusal.words(refusal.code(), refusal.message()));
    }

    @Override
    public void received(PeersEvent event) {
        if (event instanceof PeersEvent.Network now) {
            network(seenFromHere(now));
        }
    }

    /** The same with the addresses by which the nodes are reached from here. */
    private PeersEvent.Network seenFromHere(PeersEvent.Network told) {
        List<Member> members = told.nodes().stream()
                .map(member -> new Member(
                        member.node(), whereabouts.seenFromHere(member.address()), member.state(), member.files()))
                .toList();
        return new PeersEvent.Network(
                told.node(),
                told.leader(),
                members,
                told.term(),
                told.since(),
                told.why(),
                told.links(),
                told.transfers(),
                told.state(),
                told.catalogue());
    }

    private void network(PeersEvent.Network now) {
        PeersEvent.Network before = model.network();
        model.network(now);
        // Also while these are down: they come back, and look for who was there.
        hosted.elsewhere(now.nodes().stream().anyMatch(member -> !Whereabouts.isHere(member.address())));
        if (before == null || now.catalogue() == null || !Objects.equals(before.catalogue(), now.catalogue())) {
            askCatalogue();
        }
        Set<Integer> returned = new HashSet<>(Nodes.up(now));
        if (before != null) {
            returned.removeAll(Nodes.up(before));
        }
        if (!returned.isEmpty()) {
            transfers.resume(transfer -> isOn(returned, transfer));
        }
        if (before == null
                || !Nodes.up(before).equals(Nodes.up(now))
                || !Objects.equals(before.catalogue(), now.catalogue())) {
            findAgain();
        }
    }

    /** What was answered is about what was there then. */
    private void findAgain() {
        switch (model.search().outcome()) {
            case FOUND, NOT_FOUND, UNAVAILABLE ->
                link.ask(
                        new PeersRequest.Find(model.search().name()),
                        new Finding(model.search().name()));
            case NONE, ASKED, REFUSED -> {
                // Nothing was answered.
            }
        }
    }

    private void askCatalogue() {
        if (coming != null) {
            outdated = true;
            return;
        }
        outdated = false;
        coming = new Listing();
        link.ask(new PeersRequest.Catalogue(), coming);
    }

    private boolean isOn(Set<Integer> nodes, Transfer transfer) {
        return model.named(transfer.name()).stream()
                .anyMatch(file -> file.nodes().stream().anyMatch(nodes::contains));
    }

    // ---- Files ----

    /** Asks the network for the file of that name. */
    public void find(String name) {
        String problem = FileNames.problem(name);
        if (problem != null) {
            refused(name, Messages.text("network.find.name", problem));
        } else if (!link.online()) {
            refused(name, Messages.text("link.not-connected"));
        } else {
            model.search(new Search(name, Search.Outcome.ASKED, List.of(), ""));
            link.ask(new PeersRequest.Find(name), new Finding(name));
        }
    }

    /** Forgets what was searched for last. */
    public void forgetSearch() {
        model.search(Search.NONE);
    }

    private void refused(String name, String why) {
        model.search(new Search(name, Search.Outcome.REFUSED, List.of(), why));
    }

    /** Fetches a file to that place, replacing what is there. */
    public void fetch(Listed file, Path target) {
        transfers.download(listed(file), target);
    }

    /** Fetches a file into that folder, beside what is there. */
    public void fetchInto(Listed file, Path folder) {
        transfers.downloadInto(listed(file), folder);
    }

    /** A file of the network as one that is fetched from a shelf: when it was changed last, nobody tells. */
    public static FilesEvent.Listed listed(Listed file) {
        return new FilesEvent.Listed(file.name(), file.size(), Instant.EPOCH, file.sha256());
    }

    /** Ends all transfers. What it gives waits for that, for a moment at most, on another thread. */
    public Runnable end() {
        Runnable ofTransfers = transfers.end();
        Runnable ofHandOvers = handOvers.end();
        return () -> {
            ofTransfers.run();
            ofHandOvers.run();
        };
    }

    /** Ends all transfers and all nodes of the window's own. Blocks. */
    @Override
    public void close() {
        end().run();
        hosted.close();
    }

    // ---- Answers ----

    private static SessionEvent.Refused nonsense(String why) {
        return SessionEvent.Refused.of(ServiceConnection.nonsense(why));
    }

    private final class Watching implements Answer<PeersEvent> {
        @Override
        public void received(PeersEvent event) {
            NetworkController.this.received(event);
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            // Without a line the tab says so already.
            if (link.online()) {
                model.failed(Refusal.words(refusal.code(), refusal.message()));
            }
        }
    }

    private final class Listing implements Answer<PeersEvent> {
        private final Gathering<Listed> all = new Gathering<>(MOST_LISTED);

        @Override
        public void received(PeersEvent event) {
            if (!(event instanceof PeersEvent.Catalogue part)) {
                refused(nonsense("something else than a catalogue"));
            } else if (!all.add(NetworkModel.usable(part.files()), weight(part))) {
                refused(nonsense("more than " + MOST_LISTED + " files"));
            } else if (Boolean.TRUE.equals(part.more())) {
                return;
            } else if (isMine()) {
                model.catalogue(all.all());
                over();
            }
        }

        private static int weight(PeersEvent.Catalogue part) {
            return part.files().stream()
                    .mapToInt(file -> 1 + file.nodes().size())
                    .sum();
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (link.online()) {
                model.failed(Refusal.words(refusal.code(), refusal.message()));
            }
            if (isMine()) {
                over();
            }
        }

        /** Whether it is waited for still: what is left of a line that was lost comes too late. */
        private boolean isMine() {
            return equals(coming);
        }

        private void over() {
            coming = null;
            if (outdated) {
                askCatalogue();
            }
        }
    }

    private final class Finding implements Answer<PeersEvent> {
        private final String name;

        Finding(String name) {
            this.name = name;
        }

        @Override
        public void received(PeersEvent event) {
            if (!(event instanceof PeersEvent.Found found)) {
                refused(nonsense("something else than who has it"));
            } else if (isWanted()) {
                model.search(new Search(name, Search.Outcome.FOUND, found.nodes(), ""));
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (!isWanted()) {
                return;
            }
            if (!link.online()) {
                NetworkController.this.refused(name, Messages.text("link.not-connected"));
            } else if (refusal.code() == ErrorCode.NOT_FOUND) {
                model.search(new Search(name, Search.Outcome.NOT_FOUND, List.of(), ""));
            } else if (refusal.code() == ErrorCode.UNAVAILABLE) {
                model.search(new Search(name, Search.Outcome.UNAVAILABLE, model.holdersDown(name), refusal.message()));
            } else {
                NetworkController.this.refused(name, Refusal.words(refusal.code(), refusal.message()));
            }
        }

        /** Whether nothing else was searched for since. */
        private boolean isWanted() {
            return model.search().name().equals(name);
        }
    }
}
