package roundtable.client.window.network;

import java.awt.CardLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import net.miginfocom.swing.MigLayout;
import roundtable.client.host.HostedNode;
import roundtable.client.network.Leadership;
import roundtable.client.network.NetworkController;
import roundtable.client.network.NetworkModel;
import roundtable.client.network.Nodes;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.FileChoice;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.Sentence;
import roundtable.client.window.parts.Split;
import roundtable.client.window.parts.Texts;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Member;
import roundtable.protocol.Service;

/** The network tab: the nodes as a picture and what happens among them to the left, who has which file to the right. */
public final class NetworkPanel extends JPanel implements NetworkModel.Listener {
    public static final String SHARE = "network.share";
    public static final String START = "network.start";
    public static final String STOP = "network.stop";
    public static final String STOP_ITEM = "network.stop.item";
    public static final String PICTURE = "network.picture";
    public static final String WHY = "network.why";
    public static final String SINCE = "network.since";
    public static final String JOURNAL = "network.journal";
    public static final String SIDES = "network.sides";
    public static final String FIND_FIELD = "network.find.field";
    public static final String FIND = "network.find";
    public static final String FOUND = "network.found";
    public static final String FETCH = "network.fetch";
    public static final String NOTICE = "network.notice";
    public static final String FILES = "network.files";
    public static final String NODES = "network.nodes";
    public static final String FETCHES = "network.fetches";
    public static final String CLEAR = "network.clear";
    public static final String PROBLEM = "network.problem";
    public static final String OWN = "network.own";
    public static final String COMMAND = "network.command";
    public static final String COMMAND_COPY = "network.command.copy";
    public static final String NUMBER = "network.number";
    public static final String NUMBER_HINT = "network.number.hint";

    private static final String OFFLINE_CARD = "offline";
    private static final String LOADING_CARD = "loading";
    private static final String ALONE_CARD = "alone";
    private static final String FIRST_CARD = "first";
    private static final String PICTURE_CARD = "picture";

    /** Added to the offset of a server for one beside it, and up to where that is done: ports end somewhere. */
    private static final int BESIDE = 100;

    private static final int MOST_OFFSET = 40_000;

    private final transient NetworkModel model;
    private final transient NetworkController controller;
    private final transient FileChoice choice = new FileChoice(this);
    private final JButton share = Buttons.worded(SHARE, "share", "network.share");
    private final JButton start = Buttons.worded(START, "add", "network.start");
    private final JButton stop = Buttons.worded(STOP, "stop", "network.stop");
    private final Sentence problem = Sentence.problem();
    private final Sentence own = Sentence.hint();
    private final Sentence why = Sentence.plain();
    private final JLabel since = new JLabel(" ");
    private final CardLayout cards = new CardLayout();
    private final JPanel upper = new JPanel(cards);
    private final FirstNode alone = new FirstNode("network.alone", COMMAND + ".alone", COMMAND_COPY + ".alone");
    private final FirstNode first = new FirstNode("network.first", COMMAND, COMMAND_COPY);
    private final NetworkPicture picture;
    private final JournalArea journal = new JournalArea();
    private final NodesTable nodes;
    private final FilesSide files;
    private final JTabbedPane sides = new JTabbedPane();

    public NetworkPanel(NetworkModel model, NetworkController controller) {
        super(new MigLayout(
                "insets 16, fill, hidemode 3",
                "[grow,fill]",
                // actions, trouble, nodes of this window, the picture and the files
                "[]0[]4[]8[grow,fill]"));
        this.model = model;
        this.controller = controller;
        picture = new NetworkPicture(model, this::chosen, this::showMenu);
        nodes = new NodesTable(model);
        files = new FilesSide(model, controller, choice);
        problem.setName(PROBLEM);
        own.setName(OWN);
        why.setName(WHY);
        since.setName(SINCE);
        layOut();
        bind();
        model.listen(this);
        networkChanged();
        catalogueChanged();
        ownNodesChanged();
    }

    /** Where the keyboard goes when the tab is chosen. */
    public JComponent first() {
        return files.field();
    }

    private void layOut() {
        upper.add(state("network.offline"), OFFLINE_CARD);
        upper.add(new JPanel(), LOADING_CARD);
        upper.add(alone, ALONE_CARD);
        upper.add(first, FIRST_CARD);
        upper.add(picture, PICTURE_CARD);
        since.putClientProperty("FlatLaf.styleClass", "quiet");
        since.setToolTipText(Messages.text("network.since.tip"));
        JPanel seen = new JPanel(new MigLayout("insets 0 0 8 0, fill, hidemode 3", "[grow,fill]", "[]2[]4[grow,fill]"));
        seen.add(why, "cell 0 0, wmin 0");
        seen.add(since, "cell 0 1, wmin 0");
        seen.add(upper, "cell 0 2, wmin 0");
        Split left = new Split(JSplitPane.VERTICAL_SPLIT, seen, new JScrollPane(journal), 0.68)
                .remembered("network.journal");
        sides.setName(SIDES);
        sides.getAccessibleContext().setAccessibleName(Messages.text("network.sides"));
        sides.addTab(Messages.text("network.side.files"), files);
        sides.addTab(Messages.text("network.side.nodes"), new JScrollPane(nodes));
        sides.putClientProperty("JTabbedPane.tabHeight", 30);
        Split both = new Split(JSplitPane.HORIZONTAL_SPLIT, left, sides, 0.55).remembered("network");
        Row actions = new Row();
        actions.add(share);
        actions.add(start);
        actions.add(stop);
        add(actions, "cell 0 0, wmin 0");
        add(problem, "cell 0 1, growx, wmin 0");
        add(own, "cell 0 2, growx, wmin 0");
        add(both, "cell 0 3, grow");
    }

    private static EmptyState state(String key) {
        return new EmptyState("network", Messages.text(key), Messages.text(key + ".hint"));
    }

    private void bind() {
        share.addActionListener(event -> share());
        start.addActionListener(event -> controller.ownNodes().startAnother());
        stop.addActionListener(event -> stop());
        nodes.getSelectionModel().addListSelectionListener(event -> {
            if (nodes.selectedNode() != 0) {
                picture.choose(nodes.selectedNode());
            }
        });
        nodes.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                ask(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                ask(event);
            }

            private void ask(MouseEvent event) {
                int row = nodes.rowAtPoint(event.getPoint());
                if (event.isPopupTrigger() && row >= 0) {
                    nodes.setRowSelectionInterval(row, row);
                    showMenu(event);
                }
            }
        });
    }

    private void share() {
        choice.folder("network.share")
                .ifPresent(folder -> NumberQuestion.ask(this, controller.ownNodes(), folder)
                        .ifPresent(number -> controller.ownNodes().share(folder, number)));
    }

    /** The node of this window that is chosen; else one that is not in the picture, or the only one there is; or null. */
    private HostedNode stoppable() {
        HostedNode here = chosenOwn();
        if (here != null) {
            return here;
        }
        List<HostedNode> all = model.ownNodes().stream()
                .filter(node -> node.isRunning() || node.phase() == HostedNode.Phase.FAILED)
                .toList();
        return all.stream()
                .filter(node -> !model.isShown(node))
                .findFirst()
                .orElse(all.size() == 1 ? all.getFirst() : null);
    }

    /** The node of this window that is chosen, or null. */
    private HostedNode chosenOwn() {
        Member chosen = picture.chosen();
        return chosen == null ? null : model.own(chosen);
    }

    private void stop() {
        HostedNode node = stoppable();
        if (node != null) {
            controller.ownNodes().stop(node);
        }
    }

    private void showMenu(MouseEvent event) {
        HostedNode node = chosenOwn();
        if (node == null) {
            return;
        }
        JPopupMenu menu = new JPopupMenu();
        JMenuItem item = new JMenuItem(words(node));
        item.setName(STOP_ITEM);
        item.addActionListener(chosen -> controller.ownNodes().stop(node));
        menu.add(item);
        menu.show(event.getComponent(), event.getX(), event.getY());
    }

    private static String words(HostedNode node) {
        return Messages.text(node.shared() ? "network.stop.sharing" : "network.stop.node", node.node());
    }

    private void chosen(Member node) {
        if (node != null) {
            nodes.choose(node.node());
        }
        showActions();
    }

    private void showActions() {
        share.setEnabled(controller.ownNodes().mayStart());
        start.setEnabled(controller.ownNodes().mayStart());
        HostedNode node = stoppable();
        stop.setEnabled(node != null);
        stop.setVisible(!model.ownNodes().isEmpty());
        stop.setText(node == null ? Messages.text("network.stop") : words(node));
    }

    @Override
    public void networkChanged() {
        PeersEvent.Network network = model.network();
        problem.show(model.problem());
        why.show(network == null ? "" : Leadership.words(network));
        since.setText(since(network));
        since.setVisible(!since.getText().isBlank());
        picture.refresh();
        nodes.refresh();
        files.networkChanged();
        journal.show(model.journal().entries());
        showCommands(network);
        cards.show(upper, card());
        own.show(OwnNodesWords.of(model));
        showActions();
    }

    private static String since(PeersEvent.Network network) {
        return network == null
                        || network.since() == null
                        || network.term() == null
                        || network.nodes().size() < 2
                ? ""
                : Messages.text("network.since", network.term(), Texts.time(network.since()));
    }

    private void showCommands(PeersEvent.Network network) {
        if (network != null) {
            alone.command(Messages.text("network.command.alone"));
            Member here = Nodes.of(network, network.node());
            String address = here == null ? "" : here.address();
            first.command(Messages.text(
                    "network.command.join", controller.ownNodes().freeAbove(), address, offsetBeside(address)));
        }
    }

    /** An offset at which a server has its ports beside those of the server there, should both be on one computer. */
    private static int offsetBeside(String address) {
        String port = address.substring(address.lastIndexOf(':') + 1);
        int offset = port.matches("\\d{1,5}") ? Integer.parseInt(port) - Service.PEERS.defaultPort() : 0;
        return (offset >= 0 && offset <= MOST_OFFSET ? offset : 0) + BESIDE;
    }

    private String card() {
        if (!model.online()) {
            return OFFLINE_CARD;
        }
        PeersEvent.Network network = model.network();
        if (network == null) {
            return LOADING_CARD;
        }
        if ("alone".equals(network.state())) {
            return ALONE_CARD;
        }
        return network.nodes().size() == 1 && network.leader() != 0 ? FIRST_CARD : PICTURE_CARD;
    }

    @Override
    public void catalogueChanged() {
        files.catalogueChanged();
    }

    @Override
    public void searchChanged() {
        files.searchChanged();
    }

    @Override
    public void noticeChanged() {
        files.noticeChanged();
    }

    @Override
    public void ownNodesChanged() {
        picture.refresh();
        nodes.refresh();
        own.show(OwnNodesWords.of(model));
        showActions();
    }
}
