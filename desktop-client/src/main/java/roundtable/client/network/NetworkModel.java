package roundtable.client.network;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import roundtable.client.files.TransfersModel;
import roundtable.client.host.HostedNode;
import roundtable.protocol.FileNames;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Listed;
import roundtable.protocol.PeersEvent.Member;

/** What the network tab shows. For the delivering thread alone. */
public final class NetworkModel {
    /** Is told what changed. */
    public interface Listener {
        /** The nodes, who leads, what is under way, the journal, or whether there is a line. */
        void networkChanged();

        /** Who has which file. */
        void catalogueChanged();

        /** What became of a search. */
        void searchChanged();

        /** What is said about files for other programs. */
        void noticeChanged();

        /** The nodes that run in this window. */
        void ownNodesChanged();
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final TransfersModel transfers = new TransfersModel();
    private final Journal journal;
    private PeersEvent.Network network;
    private boolean online;
    private String problem = "";
    private List<Listed> catalogue = List.of();
    private Map<String, List<Listed>> byName = Map.of();
    private boolean catalogued;
    private Search search = Search.NONE;
    private String notice = "";
    private List<HostedNode> ownNodes = List.of();

    /** A model whose journal tells the time by that clock. */
    public NetworkModel(Clock clock) {
        journal = new Journal(clock);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    private void tell(Consumer<Listener> news) {
        listeners.forEach(news);
    }

    public boolean online() {
        return online;
    }

    /** The network as the node that this window is connected to knows it; null until it has told. */
    public PeersEvent.Network network() {
        return network;
    }

    /** Why the network could not be asked for, for a person; else empty. */
    public String problem() {
        return problem;
    }

    /** What has happened since the window is there. */
    public Journal journal() {
        return journal;
    }

    /** Who has which file. */
    public List<Listed> catalogue() {
        return catalogue;
    }

    /** Whether the catalogue has come since the line is up. */
    public boolean catalogued() {
        return catalogued;
    }

    /** What became of the last search. */
    public Search search() {
        return search;
    }

    /** What the person should know about files for other programs; else empty. */
    public String notice() {
        return notice;
    }

    /** The nodes that run in this window, or are about to. */
    public List<HostedNode> ownNodes() {
        return ownNodes;
    }

    /** The files that are being fetched. */
    public TransfersModel transfers() {
        return transfers;
    }

    /** The node of this window that this member is, or null. Another process's node may have the same number. */
    public HostedNode own(Member member) {
        return ownNodes.stream()
                .filter(own -> own.isRunning()
                        && own.node() == member.node()
                        && member.address().endsWith(":" + own.port()))
                .findFirst()
                .orElse(null);
    }

    /** The files of that name, of one content each. */
    List<Listed> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The nodes that have a file of that name where all of them are down; else none. */
    public List<Integer> holdersDown(String name) {
        List<Listed> named = named(name);
        return named.stream().anyMatch(this::isAvailable)
                ? List.of()
                : named.stream()
                        .flatMap(file -> file.nodes().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Whether a node of this window is among those that are up in the network that is shown. */
    public boolean isShown(HostedNode own) {
        return network != null
                && network.nodes().stream().anyMatch(member -> Nodes.isUp(member) && own.equals(own(member)));
    }

    /** Whether a file's content is on a node that is up. */
    public boolean isAvailable(Listed file) {
        return file.nodes().stream().anyMatch(node -> Nodes.isUp(network, node));
    }

    /** How many files others are getting from nodes of this window, or through them. */
    public long fetchedFromHere() {
        if (network == null || network.transfers() == null) {
            return 0;
        }
        Set<Integer> here = network.nodes().stream()
                .filter(member -> own(member) != null)
                .map(Member::node)
                .collect(Collectors.toSet());
        return network.transfers().stream()
                .filter(one -> here.contains(one.from()) || one.via() != null && here.contains(one.via()))
                .count();
    }

    void line(boolean up) {
        online = up;
        if (!up) {
            if (network != null) {
                journal.lost();
            }
            network = null;
            catalogue = List.of();
            catalogued = false;
        }
        problem = "";
        tell(Listener::networkChanged);
        if (!up) {
            tell(Listener::catalogueChanged);
        }
    }

    void network(PeersEvent.Network now) {
        if (network == null) {
            journal.begun(now);
        } else {
            journal.changed(network, now);
        }
        network = now;
        problem = "";
        tell(Listener::networkChanged);
    }

    void failed(String why) {
        problem = why;
        tell(Listener::networkChanged);
    }

    /** Those of the files that can be shown: a name becomes one on this computer. */
    static List<Listed> usable(List<Listed> all) {
        return all.stream().filter(file -> FileNames.flaw(file.name()) == null).toList();
    }

    void catalogue(List<Listed> all) {
        catalogue = usable(all);
        byName = catalogue.stream().collect(Collectors.groupingBy(Listed::name));
        catalogued = true;
        tell(Listener::catalogueChanged);
    }

    void search(Search now) {
        if (!now.equals(search)) {
            search = now;
            tell(Listener::searchChanged);
        }
    }

    void notice(String words) {
        if (!words.equals(notice)) {
            notice = words;
            tell(Listener::noticeChanged);
        }
    }

    void ownNodes(List<HostedNode> now) {
        ownNodes = now;
        tell(Listener::ownNodesChanged);
    }
}
