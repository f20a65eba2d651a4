package roundtable.client.window.editor;

import java.awt.CardLayout;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.fife.ui.rtextarea.RTextScrollPane;
import roundtable.client.editor.Desk;
import roundtable.client.editor.EditorModel;
import roundtable.client.history.Moment;
import roundtable.client.settings.Settings;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.Split;

/** One document: the text, the people in it, and whether everything is saved; or its past. */
final class DocumentPanel extends JPanel {
    private static final String EMPTY = "empty";
    private static final String TEXT = "text";
    private static final String PAST = "past";

    private final Desk.Sheet sheet;
    private final EditorModel model;
    private final DocumentChooser chooser;
    private final CardLayout cards = new CardLayout();
    private final SharedTextArea text;
    private final RTextScrollPane scroll;
    private final PeopleList people;
    private final Companion companion;
    private final FindBar find;
    private final LineBar line;
    private final DocumentHead head;
    private final Past past;
    private Settings.Editor looks = Settings.Editor.USUAL;
    private boolean shown;
    private String named = "";
    private Runnable onceOpen = () -> {};

    DocumentPanel(
            Desk desk, Desk.Sheet sheet, DocumentChooser chooser, Runnable toggleAuthors, Consumer<Moment> export) {
        this.sheet = sheet;
        this.chooser = chooser;
        model = sheet.model();
        PersonColours colours = new PersonColours(desk.colours());
        text = new SharedTextArea(sheet.controller(), model, colours);
        text.getAccessibleContext().setAccessibleName(Messages.text("editor.text.name"));
        text.getAccessibleContext().setAccessibleDescription(Messages.text("editor.text.description"));
        past = new Past(desk.line(), sheet, text, colours, new Past.Place() {
            @Override
            public void show(JComponent history) {
                add(history, PAST);
                cards.show(DocumentPanel.this, PAST);
            }

            @Override
            public void leave() {
                cards.show(DocumentPanel.this, TEXT);
                text.requestFocusInWindow();
            }

            @Override
            public void tell(String words) {
                head.tell(words);
            }

            @Override
            public void export(Moment moment) {
                export.accept(moment);
            }
        });
        companion = new Companion(model, text);
        find = new FindBar(text);
        line = new LineBar(text);
        scroll = new RTextScrollPane(text, true);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setVerticalScrollBarPolicy(RTextScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED);
        people = new PeopleList(model, companion, colours);
        head = new DocumentHead(model, new HeadCommands(toggleAuthors), this::name);
        setLayout(cards);
        add(new EmptyState("editor", Messages.text("editor.empty.title"), Messages.text("editor.empty.text")), EMPTY);
        text.setName(name(EditorPanel.TEXT_NAME));
        add(content(), TEXT);
        Looks.give(scroll);
        model.listen(this::refresh);
        releasing();
        sheet.controller().show(text);
        refresh();
    }

    private final class HeadCommands implements DocumentHead.Commands {
        private final Runnable toggleAuthors;

        HeadCommands(Runnable toggleAuthors) {
            this.toggleAuthors = toggleAuthors;
        }

        @Override
        public void choose() {
            DocumentPanel.this.choose();
        }

        @Override
        public void showHistory() {
            DocumentPanel.this.showHistory();
        }

        @Override
        public void toggleAuthors() {
            toggleAuthors.run();
        }
    }

    /** The component names of the first document are plain; those of the others end with theirs. */
    private String name(String plain) {
        return isFirst() ? plain : plain + "." + sheet.document();
    }

    private boolean isFirst() {
        return sheet.document().equals(Desk.FIRST);
    }

    private JPanel content() {
        // Bars that are not shown take no row.
        JPanel top = new JPanel(new MigLayout("insets 0, gap 0, fillx, wrap 1, hidemode 3", "[grow, fill]"));
        top.add(head);
        top.add(find, "wmin 0");
        top.add(line);
        JPanel content = new JPanel(new MigLayout("insets 0, gap 0, fill", "[grow, fill]", "[][grow, fill]"));
        content.add(top, "wmin 0, wrap");
        content.add(new Split(JSplitPane.HORIZONTAL_SPLIT, scroll, people, 1).remembered("editor"), "wmin 0");
        return content;
    }

    /** Whoever follows somebody goes their own way again with a key or a click. */
    private void releasing() {
        text.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
                companion.release();
            }
        });
        text.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                companion.release();
            }
        });
    }

    private void refresh() {
        boolean open = model.safety() != EditorModel.Safety.CLOSED;
        if (open != shown) {
            shown = open;
            past.leave();
            cards.show(this, open ? TEXT : EMPTY);
            text.requestFocusInWindow();
            if (open) {
                Runnable then = onceOpen;
                onceOpen = () -> {};
                // Not from within the controller's step.
                SwingUtilities.invokeLater(then);
            }
        }
        if (!sheet.document().equals(named)) {
            named = sheet.document();
            Looks.colour(text, named);
        }
        head.refresh(named);
        people.refresh();
        text.refreshCarets();
        companion.refresh();
        past.refresh();
    }

    /** Runs {@code then} when there is a text to act on. */
    void onceOpen(Runnable then) {
        if (shown) {
            then.run();
        } else {
            onceOpen = then;
        }
    }

    /** Says something above the text. */
    void tell(String words) {
        if (past.isOpen()) {
            past.tell(words);
        } else {
            head.tell(words);
        }
    }

    /** Whether the past is shown in place of the text. */
    boolean isInPast() {
        return past.isOpen();
    }

    /** The text that is shown, be it of now or of the past. */
    CharSequence inSight() {
        return past.isOpen() ? past.moment().text() : text.text();
    }

    /** Shows which documents there are. */
    void choose() {
        past.leave();
        chooser.show(head.document(), false);
    }

    /** The same, with the keyboard where a new one is made. */
    void askForNew() {
        past.leave();
        chooser.show(head.document(), true);
    }

    void askForName() {
        past.leave();
        if (isFirst()) {
            tell(Messages.text("editor.rename.first", Desk.FIRST));
        } else {
            new RenameField(sheet.document(), name -> sheet.controller().rename(name, this::tell))
                    .show(head.document());
        }
    }

    void showHistory() {
        past.show(looks);
    }

    /** The text, for what acts on it. */
    SharedTextArea text() {
        return text;
    }

    FindBar find() {
        return find;
    }

    void askForLine() {
        line.open();
    }

    Desk.Sheet sheet() {
        return sheet;
    }

    String document() {
        return sheet.document();
    }

    /** Its tab is gone. */
    void close() {
        past.close();
    }

    /** Whether there is a text to act on. */
    boolean isOpen() {
        return shown;
    }

    void look(Settings.Editor chosen) {
        looks = chosen;
        text.setLineWrap(chosen.wrap());
        scroll.setLineNumbersEnabled(chosen.numbers());
        Looks.give(scroll);
        head.showAuthors(chosen.authors());
        past.look(chosen);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (scroll != null) {
            Looks.give(scroll);
        }
    }
}
