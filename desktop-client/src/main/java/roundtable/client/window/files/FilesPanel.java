package roundtable.client.window.files;

import java.awt.CardLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.ActionEvent;
import java.awt.event.HierarchyEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import roundtable.client.files.FilesController;
import roundtable.client.files.FilesModel;
import roundtable.client.files.Transfer;
import roundtable.client.files.Upload;
import roundtable.client.settings.Settings;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.FileChoice;
import roundtable.client.window.parts.Sentence;
import roundtable.client.window.parts.Split;
import roundtable.protocol.FilesEvent;

/** The files tab: the shelf above, the transfers below as soon as there are any. */
public final class FilesPanel extends JPanel implements FilesModel.Listener {
    /** What tells files that are dragged out of this window from those that come from elsewhere: of no other process, for these see it too. */
    public static final DataFlavor OWN_DRAG = new DataFlavor(
            "application/x-roundtable-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ";class="
                    + FilesPanel.class.getName(),
            "files of this window");

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
    public static final String FOLDER = "files.folder";
    public static final String REPLACE = "files.replace";
    public static final String KEEP_BOTH = "files.keep-both";
    public static final String SKIP = "files.skip";
    public static final String PROBLEM = "files.problem";
    public static final String NOTICE = "files.notice";
    public static final String LEFT_OUT = "files.left-out";
    public static final String FILTER = "files.filter";
    public static final String PAUSE = "files.pause";
    public static final String RESUME = "files.resume";
    public static final String SHOW_PREVIEW = "files.show-preview";
    public static final String PREVIEW = "files.preview";
    public static final String PREVIEW_TEXT = "files.preview.text";
    public static final String PREVIEW_WORDS = "files.preview.words";
    public static final String SHOW_VISITS = "files.show-visits";
    public static final String VISITS = "files.visits";
    public static final String FOR_ALL = "files.for-all";

    /** How much of the height is the shelf's when transfers stand below it. */
    private static final double SHELF_PART = 0.55;

    private static final int WATCH_EVERY = 500;
    private static final int ASK_EVERY = 3_000;

    /** Of the width, when the preview stands beside it. */
    private static final double TABLE_PART = 0.64;

    private static final String OFFLINE_CARD = "offline";
    private static final String LOADING_CARD = "loading";
    private static final String EMPTY_CARD = "empty";
    private static final String SHELF_CARD = "shelf";
    private static final String VISITS_CARD = "visits";
    private static final String NOTHING_FOUND_CARD = "nothing-found";

    private final FilesModel model;
    private final FilesController controller;
    private final FileChoice choice = new FileChoice(this);
    private final FilesBar bar = new FilesBar();
    private final Sentence problem = Sentence.problem();
    private final Sentence notice = Sentence.plain();
    private final Sentence leftOut = Sentence.hint();
    private final ShelfTable shelf;
    private final TransfersList transfers;
    private final PreviewPane preview;
    private final VisitsTable visits;
    private final Split beside;
    private final ForAll forAll;
    private final CardLayout cards = new CardLayout();
    private final Loading loading = new Loading();
    private final JPanel upper = new JPanel(cards);
    private final JPanel left =
            new JPanel(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]", "[grow,fill]0[]"));
    private final JPanel lower =
            new JPanel(new MigLayout("insets 8 0 0 0, fill, hidemode 3", "[grow,fill][]", "[]4[]0[grow,fill]"));
    private final JButton clear = Buttons.worded(CLEAR, "clear", "files.clear");
    /** A transfer that stands still tells nothing; what it last moved is shown all the same. */
    private final Timer watch;

    /** The server does not tell who comes and goes; while it is looked at, it is asked. */
    private final Timer ask;

    /** What a preview was asked for, or null. */
    private FilesEvent.Listed previewed;

    /** The names of what was selected last. */
    private List<String> selected = List.of();

    private final Split split;
    private final transient Executor delivery;
    /** Whether {@link #showActivity} is about to run. */
    private boolean activityStale;

    /** The tab of that model; pictures that were decoded aside are shown on {@code delivery}. */
    public FilesPanel(FilesModel model, FilesController controller, Executor delivery, Settings settings) {
        super(new MigLayout(
                "insets 16, fill, hidemode 3",
                "[grow,fill]",
                // actions, trouble, shelf and transfers, news: below, where they move no row away from under the mouse
                "[]0[]8[grow,fill]0[]"));
        this.model = model;
        this.controller = controller;
        this.delivery = delivery;
        shelf = new ShelfTable(model);
        transfers = new TransfersList(model.transfersModel(), controller.transfers(), controller.transfers()::awaited);
        preview = new PreviewPane(model, delivery);
        visits = new VisitsTable(model);
        forAll = new ForAll(model.transfersModel(), controller.transfers());
        watch = new Timer(WATCH_EVERY, event -> transfers.refresh());
        ask = new Timer(ASK_EVERY, event -> controller.refreshVisits());
        beside = new Split(JSplitPane.HORIZONTAL_SPLIT, left, preview, TABLE_PART).remembered("files.preview");
        split = new Split(JSplitPane.VERTICAL_SPLIT, beside, lower, SHELF_PART).remembered("files.transfers");
        problem.setName(PROBLEM);
        notice.setName(NOTICE);
        leftOut.setName(LEFT_OUT);
        bar.preview.setSelected(settings.previewShown());
        layOut();
        bind();
        bar.preview.addActionListener(event -> {
            showPreview();
            settings.previewShown(bar.preview.isSelected());
            settings.store();
        });
        model.listen(this);
        addHierarchyListener(event -> {
            // A server that tells of no changes is asked when somebody comes to look.
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
                if (isShowing()) {
                    controller.refresh();
                }
                showVisits();
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
        upper.add(loading, LOADING_CARD);
        upper.add(state("files.empty", "files.empty.hint"), EMPTY_CARD);
        upper.add(state("files.nothing-found", "files.nothing-found.hint"), NOTHING_FOUND_CARD);
        upper.add(new JScrollPane(shelf), SHELF_CARD);
        upper.add(new JScrollPane(visits), VISITS_CARD);
        left.add(upper, "cell 0 0, wmin 0, hmin 0");
        left.add(leftOut, "cell 0 1, growx, wmin 0, gaptop 6, gapbottom 4");
        JLabel title = new JLabel(Messages.text("files.transfers"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        lower.add(title, "cell 0 0");
        lower.add(clear, "cell 1 0");
        lower.add(forAll, "cell 0 1 2 1");
        lower.add(new JScrollPane(transfers), "cell 0 2 2 1, wmin 0, hmin 60");
        add(bar, "cell 0 0, wmin 0");
        add(problem, "cell 0 1, growx, wmin 0");
        add(notice, "cell 0 3, growx, wmin 0, gaptop 6");
        add(split, "cell 0 2, grow, wmin 0, h 160:160:");
        showPreview();
    }

    private static EmptyState state(String key, String hintKey) {
        return new EmptyState("files", Messages.text(key), Messages.text(hintKey));
    }

    private void bind() {
        bar.upload.addActionListener(event -> controller.upload(choice.filesAndFolders("files.upload")));
        bar.download.addActionListener(event -> download());
        bar.refresh.addActionListener(event -> controller.refresh());
        bar.visits.addActionListener(event -> showVisits());
        bar.whenFiltered(() -> {
            shelf.filter(bar.filter.getText());
            filesChanged();
        });
        clear.addActionListener(event -> controller.clearEnded());
        shelf.getSelectionModel().addListSelectionListener(event -> {
            showActions();
            if (!event.getValueIsAdjusting()) {
                forgetNotice();
                askForPreview();
            }
        });
        shelf.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2 && shelf.rowAtPoint(event.getPoint()) >= 0) {
                    download();
                }
            }
        });
        setTransferHandler(new FileExchange(controller.handOvers(), shelf::selected, controller::offered));
        shelf.setTransferHandler(getTransferHandler());
        shelf.setDragEnabled(true);
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
                    .ifPresent(folder -> TakenNames.ask(this, wanted, folder)
                            .ifPresent(resolution -> download(wanted, folder, resolution)));
        }
    }

    private void download(List<FilesEvent.Listed> wanted, Path folder, Upload.Resolution resolution) {
        for (FilesEvent.Listed file : wanted) {
            if (resolution == Upload.Resolution.REPLACE) {
                controller.download(file, folder.resolve(file.name()));
            } else if (resolution == Upload.Resolution.KEEP_BOTH || !TakenNames.isTaken(file, folder)) {
                controller.downloadInto(file, folder);
            }
        }
    }

    private void showPreview() {
        boolean shown = bar.preview.isSelected() && !bar.visits.isSelected();
        if (shown != preview.isVisible()) {
            beside.showOther(shown);
        }
        askForPreview();
    }

    /** What was said was about another selection. */
    private void forgetNotice() {
        List<String> now =
                shelf.selected().stream().map(FilesEvent.Listed::name).toList();
        if (!now.equals(selected)) {
            selected = now;
            controller.noticeSeen();
        }
    }

    private void askForPreview() {
        List<FilesEvent.Listed> selected = shelf.selected();
        FilesEvent.Listed wanted = preview.isVisible() && selected.size() == 1 ? selected.getFirst() : null;
        if (!Objects.equals(wanted, previewed)) {
            previewed = wanted;
            controller.preview(wanted);
        }
    }

    private void showVisits() {
        boolean shown = bar.visits.isSelected();
        bar.filter.setEnabled(!shown);
        bar.preview.setEnabled(!shown);
        if (shown && isShowing()) {
            controller.refreshVisits();
            ask.start();
        } else {
            ask.stop();
        }
        showPreview();
        filesChanged();
    }

    private void showActions() {
        bar.upload.setEnabled(model.online());
        bar.refresh.setEnabled(model.online());
        bar.download.setEnabled(model.online() && shelf.getSelectedRowCount() > 0 && !bar.visits.isSelected());
    }

    @Override
    public void filesChanged() {
        shelf.refresh();
        problem.show(model.problem());
        notice.show(model.notice());
        String card = card();
        cards.show(upper, card);
        loading.waits(card.equals(LOADING_CARD));
        boolean shelved = model.listed() && !bar.visits.isSelected();
        leftOut.show(shelved ? LeftOutWords.sentence(model.leftOut()) : "");
        leftOut.setToolTipText(LeftOutWords.tip(model.leftOut()));
        bar.count.setText(count());
        showActions();
        askForPreview();
    }

    private String count() {
        if (bar.visits.isSelected()) {
            long here = model.visits().stream()
                    .filter(visit -> visit.disconnected() == null)
                    .count();
            return Messages.text("files.visits.count", here);
        }
        if (!model.listed()) {
            return "";
        }
        int all = model.files().size();
        return shelf.getRowCount() == all
                ? Messages.text("files.count", all)
                : Messages.text("files.count.filtered", shelf.getRowCount(), all);
    }

    private String card() {
        if (!model.online()) {
            return OFFLINE_CARD;
        }
        if (bar.visits.isSelected()) {
            return VISITS_CARD;
        }
        if (!model.listed()) {
            return LOADING_CARD;
        }
        if (model.files().isEmpty()) {
            return EMPTY_CARD;
        }
        return shelf.getRowCount() == 0 ? NOTHING_FOUND_CARD : SHELF_CARD;
    }

    @Override
    public void visitsChanged() {
        visits.refresh();
        bar.count.setText(count());
    }

    @Override
    public void previewChanged() {
        preview.refresh();
    }

    @Override
    public void transfersChanged() {
        boolean any = !model.transfers().isEmpty();
        if (any != lower.isVisible()) {
            split.showOther(any);
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
        forAll.refresh();
        clear.setEnabled(model.transfersModel().ended() > 0);
    }

    @Override
    public void progressed(Transfer transfer) {
        transfers.refresh(transfer);
        // Thousands may be told of at once, and it looks at all of them.
        if (!activityStale) {
            activityStale = true;
            delivery.execute(() -> {
                activityStale = false;
                showActivity();
            });
        }
    }
}
