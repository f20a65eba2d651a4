package roundtable.client.window.files;

import java.awt.CardLayout;
import java.awt.event.ActionEvent;
import java.awt.event.HierarchyEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import roundtable.client.files.FilesController;
import roundtable.client.files.FilesModel;
import roundtable.client.files.Transfer;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.FileChoice;
import roundtable.client.window.parts.Sentence;
import roundtable.protocol.FilesEvent;

/** The files tab: the shelf above, the transfers below as soon as there are any. */
public final class FilesPanel extends JPanel implements FilesModel.Listener {
    public static final String UPLOAD = "files.upload";
    public static final String DOWNLOAD = "files.download";
    public static final String REFRESH = "files.refresh";
    public static final String SHELF = "files.shelf";
    public static final String COUNT = "files.count";
    public static final String TRANSFERS = "files.transfers";
    public static final String CLEAR = "files.clear";
    public static final String TRANSFER_WORDS = "files.transfer.words";
    public static final String TRANSFER_BAR = "files.transfer.bar";
    public static final String CANCEL = "files.cancel";
    public static final String RETRY = "files.retry";
    public static final String REPLACE = "files.replace";
    public static final String KEEP_BOTH = "files.keep-both";
    public static final String SKIP = "files.skip";
    public static final String PROBLEM = "files.problem";

    /** How much of the height is the shelf's when transfers stand below it. */
    private static final double SHELF_PART = 0.55;

    private static final int WATCH_EVERY = 500;

    private static final String OFFLINE_CARD = "offline";
    private static final String LOADING_CARD = "loading";
    private static final String EMPTY_CARD = "empty";
    private static final String SHELF_CARD = "shelf";

    private final FilesModel model;
    private final FilesController controller;
    private final FileChoice choice = new FileChoice(this);
    private final JButton upload = Buttons.worded(UPLOAD, "upload", "files.upload");
    private final JButton download = Buttons.worded(DOWNLOAD, "download", "files.download");
    private final JButton refresh = Buttons.bare(REFRESH, "refresh", "files.refresh");
    private final JLabel count = new JLabel();
    private final Sentence problem = Sentence.problem();
    private final ShelfTable shelf;
    private final TransfersList transfers;
    private final CardLayout cards = new CardLayout();
    private final JPanel upper = new JPanel(cards);
    private final JPanel lower = new JPanel(new MigLayout("insets 8 0 0 0, fill", "[grow,fill][]", "[]4[grow,fill]"));
    private final JButton clear = Buttons.worded(CLEAR, "clear", "files.clear");
    /** A transfer that stands still tells nothing; what it last moved is shown all the same. */
    private final Timer watch;

    private final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT);

    public FilesPanel(FilesModel model, FilesController controller) {
        super(new MigLayout(
                "insets 12, fill, hidemode 3",
                // what can be done, how many files there are
                "[]8[]8[]push[]",
                // actions, trouble, shelf and transfers
                "[]0[]8[grow,fill]"));
        this.model = model;
        this.controller = controller;
        shelf = new ShelfTable(model);
        transfers = new TransfersList(model.transfersModel(), controller.transfers());
        watch = new Timer(WATCH_EVERY, event -> transfers.refresh());
        count.setName(COUNT);
        problem.setName(PROBLEM);
        layOut();
        bind();
        model.listen(this);
        addHierarchyListener(event -> {
            // The shelf says nothing by itself: whoever comes to look sees what is there now.
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
                controller.refresh();
            }
        });
        filesChanged();
        transfersChanged();
    }

    /** The table of what is there. */
    public JComponent shelf() {
        return shelf;
    }

    private void layOut() {
        upper.add(state("files.offline", "files.offline.hint"), OFFLINE_CARD);
        upper.add(new JPanel(), LOADING_CARD);
        upper.add(state("files.empty", "files.empty.hint"), EMPTY_CARD);
        upper.add(new JScrollPane(shelf), SHELF_CARD);
        JLabel title = new JLabel(Messages.text("files.transfers"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        lower.add(title);
        lower.add(clear, "wrap");
        lower.add(new JScrollPane(transfers), "span 2, wmin 0, hmin 60");
        split.setTopComponent(upper);
        split.setBottomComponent(lower);
        split.setResizeWeight(0.6);
        split.setBorder(null);
        add(upload, "cell 0 0");
        add(download, "cell 1 0");
        add(refresh, "cell 2 0");
        add(count, "cell 3 0");
        add(problem, "cell 0 1 4 1, growx, wmin 0");
        add(split, "cell 0 2 4 1, grow, wmin 0, h 80:100:");
    }

    private static EmptyState state(String key, String hintKey) {
        return new EmptyState("files", Messages.text(key), Messages.text(hintKey));
    }

    private void bind() {
        upload.addActionListener(event -> controller.upload(choice.sources("files.upload")));
        download.addActionListener(event -> download());
        refresh.addActionListener(event -> controller.refresh());
        clear.addActionListener(event -> controller.clearEnded());
        shelf.getSelectionModel().addListSelectionListener(event -> showActions());
        shelf.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2 && shelf.rowAtPoint(event.getPoint()) >= 0) {
                    download();
                }
            }
        });
        setTransferHandler(new FileDrop(paths -> {
            if (model.online()) {
                controller.upload(paths);
            }
        }));
        shelf.setTransferHandler(getTransferHandler());
        getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .put(KeyStroke.getKeyStroke(KeyEvent.VK_F5, 0), REFRESH);
        getActionMap().put(REFRESH, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                controller.refresh();
            }
        });
    }

    private void download() {
        List<FilesEvent.Listed> wanted = shelf.selected();
        if (wanted.size() == 1) {
            FilesEvent.Listed one = wanted.getFirst();
            choice.target("files.download", one.name()).ifPresent(target -> controller.download(one, target));
        } else if (!wanted.isEmpty()) {
            choice.folder("files.download-all")
                    .ifPresent(folder -> wanted.forEach(file -> controller.downloadInto(file, folder)));
        }
    }

    private void showActions() {
        upload.setEnabled(model.online());
        refresh.setEnabled(model.online());
        download.setEnabled(model.online() && shelf.getSelectedRowCount() > 0);
    }

    @Override
    public void filesChanged() {
        shelf.refresh();
        problem.show(model.problem());
        cards.show(upper, card());
        count.setText(
                model.listed() ? Messages.text("files.count", model.files().size()) : "");
        showActions();
    }

    private String card() {
        if (!model.online()) {
            return OFFLINE_CARD;
        }
        if (!model.listed()) {
            return LOADING_CARD;
        }
        return model.files().isEmpty() ? EMPTY_CARD : SHELF_CARD;
    }

    @Override
    public void transfersChanged() {
        boolean any = !model.transfers().isEmpty();
        if (any != lower.isVisible()) {
            lower.setVisible(any);
            split.setDividerSize(any ? 8 : 0);
            // As much for both as both need, once there is a height to share.
            SwingUtilities.invokeLater(() -> split.setDividerLocation(SHELF_PART));
        }
        transfers.rebuild();
        showActivity();
    }

    private void showActivity() {
        if (model.active() > 0) {
            watch.start();
        } else {
            watch.stop();
        }
        clear.setEnabled(model.transfers().size() > model.active());
    }

    @Override
    public void progressed(Transfer transfer) {
        transfers.refresh(transfer);
        showActivity();
    }
}
