package roundtable.client.window.network;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import roundtable.client.network.NetworkController;
import roundtable.client.network.NetworkModel;
import roundtable.client.network.Search;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.files.FileExchange;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.FileChoice;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;
import roundtable.client.window.parts.Sentence;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.PeersEvent.Listed;

/** The files of the network: found, filtered, fetched. */
final class FilesSide extends JPanel {
    private static final String EMPTY_CARD = "empty";
    private static final String NONE_CARD = "none";
    private static final String TABLE_CARD = "table";

    private final transient NetworkModel model;
    private final transient NetworkController controller;
    private final transient FileChoice choice;
    private final JTextField field = new JTextField();
    private final JButton find = Buttons.worded(NetworkPanel.FIND, "find", "network.find");
    private final JButton fetch = Buttons.worded(NetworkPanel.FETCH, "download", "network.fetch");
    private final Sentence found = Sentence.plain();
    private final Sentence notice = Sentence.plain();
    private final CatalogueTable table;
    private final FetchesPane fetches;
    /** What was selected last. */
    private transient List<FilesEvent.Listed> selected = List.of();

    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);

    FilesSide(NetworkModel model, NetworkController controller, FileChoice choice) {
        super(new MigLayout(
                "insets 8 0 0 0, fill, hidemode 3",
                "[grow,fill]",
                // the name, what was found, the files, news of what is taken out of them, what is under way
                "[]4[]4[grow,fill]0[]0[]"));
        this.model = model;
        this.controller = controller;
        this.choice = choice;
        table = new CatalogueTable(model);
        fetches = new FetchesPane(model, controller.transfers());
        field.setName(NetworkPanel.FIND_FIELD);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("network.find.hint"));
        field.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        field.getAccessibleContext().setAccessibleName(Messages.text("network.find.field"));
        field.getAccessibleContext().setAccessibleDescription(Messages.text("network.find.tip"));
        found.setName(NetworkPanel.FOUND);
        notice.setName(NetworkPanel.NOTICE);
        middle.add(
                new EmptyState(
                        "files", Messages.text("network.files.empty"), Messages.text("network.files.empty.hint")),
                EMPTY_CARD);
        middle.add(
                new EmptyState("files", Messages.text("network.files.none"), Messages.text("network.files.none.hint")),
                NONE_CARD);
        middle.add(new JScrollPane(table), TABLE_CARD);
        Row search = new Row();
        search.add(field, RowLayout.Place.filling(0, 80));
        search.add(find);
        search.add(fetch);
        add(search, "cell 0 0, wmin 0");
        add(found, "cell 0 1, wmin 0");
        add(middle, "cell 0 2, wmin 0, hmin 60");
        add(notice, "cell 0 3, growx, wmin 0, gaptop 6");
        add(fetches, "cell 0 4, growx, wmin 0");
        bind();
        showActions();
    }

    private void bind() {
        field.addActionListener(event -> find());
        find.addActionListener(event -> find());
        fetch.addActionListener(event -> fetch());
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                typed();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                typed();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                typed();
            }
        });
        table.getSelectionModel().addListSelectionListener(event -> {
            showActions();
            if (!event.getValueIsAdjusting()) {
                forgetNotice();
            }
        });
        table.setTransferHandler(FileExchange.giving(controller.handOvers(), this::wanted));
        table.setDragEnabled(true);
        // Nothing is dropped here: what is behind says so.
        table.setDropTarget(null);
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2 && table.rowAtPoint(event.getPoint()) >= 0) {
                    fetch();
                }
            }
        });
    }

    JComponent field() {
        return field;
    }

    private void typed() {
        table.filter(field.getText());
        showTable();
        if (model.search().outcome() != Search.Outcome.NONE) {
            controller.forgetSearch();
        }
        showActions();
    }

    private void find() {
        String name = field.getText().strip();
        if (!name.isEmpty()) {
            controller.find(name);
        }
    }

    private void fetch() {
        List<Listed> wanted = table.selected();
        if (wanted.size() == 1) {
            Listed one = wanted.getFirst();
            choice.target("network.fetch", one.name()).ifPresent(target -> controller.fetch(one, target));
        } else if (!wanted.isEmpty()) {
            choice.folder("files.download-all")
                    .ifPresent(folder -> wanted.forEach(file -> controller.fetchInto(file, folder)));
        }
    }

    private List<FilesEvent.Listed> wanted() {
        return table.selected().stream().map(NetworkController::listed).toList();
    }

    /** What was said was about another selection. */
    private void forgetNotice() {
        List<FilesEvent.Listed> now = wanted();
        if (!now.equals(selected)) {
            selected = now;
            controller.noticeSeen();
        }
    }

    private void showActions() {
        find.setEnabled(model.online() && !field.getText().isBlank());
        fetch.setEnabled(model.online() && table.getSelectedRowCount() > 0);
    }

    /** Whether a holder is up may be another now. */
    void networkChanged() {
        table.repaint();
        fetches.refresh();
        showActions();
    }

    void catalogueChanged() {
        table.refresh();
        showTable();
        fetches.refresh();
        showActions();
    }

    private void showTable() {
        // The only one that is left is the one that is meant.
        if (!field.getText().isBlank() && table.getRowCount() == 1) {
            table.setRowSelectionInterval(0, 0);
        }
        boolean none = model.catalogued() && table.getRowCount() == 0;
        cards.show(middle, !none ? TABLE_CARD : model.catalogue().isEmpty() ? EMPTY_CARD : NONE_CARD);
    }

    void noticeChanged() {
        notice.show(model.notice());
    }

    void searchChanged() {
        Search search = model.search();
        found.putClientProperty(
                FlatClientProperties.STYLE,
                Sentence.style(SearchWords.isTrouble(search) ? "$Roundtable.failed" : "$Label.foreground"));
        found.show(SearchWords.of(search));
        if (search.outcome() == Search.Outcome.FOUND) {
            table.choose(search.name());
        }
    }
}
