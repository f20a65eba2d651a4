package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Color;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultHighlighter;
import net.miginfocom.swing.MigLayout;
import roundtable.client.editor.TextSearch;
import roundtable.client.editor.TextSearch.Found;
import roundtable.client.editor.TextSearch.WrongQueryException;
import roundtable.client.text.Messages;
import roundtable.client.window.commands.Shortcuts;
import roundtable.client.window.parts.Edits;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;
import roundtable.protocol.change.Change;

/** Finds and replaces in the text below it. All places are marked, and counted. */
final class FindBar extends JPanel {
    static final String FIND_NAME = "editor.find";
    static final String REPLACEMENT_NAME = "editor.replacement";
    static final String COUNT_NAME = "editor.find.count";
    private static final int MOST_MARKED = 2_000;
    private static final RowLayout.Place FIELD = RowLayout.Place.between(0, 120, 240);

    private final SharedTextArea text;
    private final JTextField words = field(FIND_NAME);
    private final JTextField replacement = field(REPLACEMENT_NAME);
    private final JToggleButton matchCase = toggle("editor.find.case");
    private final JToggleButton wholeWord = toggle("editor.find.word");
    private final JToggleButton regex = toggle("editor.find.regex");
    private final JLabel count = new JLabel();
    private final Row replacing = new Row(4);
    private final DefaultHighlighter.DefaultHighlightPainter mark =
            new DefaultHighlighter.DefaultHighlightPainter(null) {
                @Override
                public Color getColor() {
                    return UIManager.getColor("Roundtable.match");
                }
            };
    private final List<Object> marks = new ArrayList<>();
    private List<Found> found = List.of();
    private boolean searching;

    FindBar(SharedTextArea text) {
        super(new MigLayout("insets 4 16 8 16, fillx, wrap 1, hidemode 3", "[grow, fill]", "[]6[]"));
        this.text = text;
        count.setName(COUNT_NAME);
        count.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        Row finding = new Row(4);
        finding.add(words, FIELD);
        finding.add(matchCase, RowLayout.Place.after(8));
        finding.add(wholeWord);
        finding.add(regex);
        finding.add(button("editor.find.previous", this::previous), RowLayout.Place.after(12));
        finding.add(button("editor.find.next", this::next));
        finding.add(count, RowLayout.Place.after(12));
        finding.add(
                button("editor.find.close", this::close),
                RowLayout.Place.after(12).atEnd());
        replacing.add(replacement, FIELD);
        replacing.add(button("editor.replace.one", this::replaceOne), RowLayout.Place.after(8));
        replacing.add(button("editor.replace.all", this::replaceAll));
        add(finding, "wmin 0");
        add(replacing, "wmin 0");
        Edits.of(words, this::search);
        matchCase.addActionListener(event -> search());
        wholeWord.addActionListener(event -> search());
        regex.addActionListener(event -> search());
        words.addActionListener(event -> next());
        replacement.addActionListener(event -> replaceOne());
        Shortcuts.of("key-close").forEach(stroke -> key(stroke, this::close));
        Shortcuts.of("key-find-previous").forEach(stroke -> key(stroke, this::previous));
        Edits.of(text, this::textChanged);
        setVisible(false);
    }

    private static JTextField field(String key) {
        JTextField field = new JTextField();
        field.setName(key);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text(key));
        field.getAccessibleContext().setAccessibleName(Messages.text(key));
        return field;
    }

    private static JToggleButton toggle(String key) {
        JToggleButton toggle = new JToggleButton(Messages.text(key));
        toggle.setName(key);
        toggle.setToolTipText(Messages.text(key + ".tip"));
        toggle.getAccessibleContext().setAccessibleName(Messages.text(key + ".tip"));
        toggle.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        return toggle;
    }

    private static JButton button(String key, Runnable command) {
        JButton button = new JButton(Messages.text(key));
        button.setName(key);
        button.setToolTipText(Messages.text(key + ".tip"));
        button.addActionListener(event -> command.run());
        return button;
    }

    private void key(KeyStroke stroke, Runnable command) {
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(stroke, stroke);
        getActionMap().put(stroke, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                command.run();
            }
        });
    }

    /** Shows the bar, with the selected words in it where they are of one line. */
    void open(boolean withReplacement) {
        replacing.setVisible(withReplacement);
        String selected = text.getSelectedText();
        if (selected != null && selected.indexOf('\n') < 0) {
            words.setText(selected);
        }
        setVisible(true);
        revalidate();
        words.requestFocusInWindow();
        words.selectAll();
        search();
    }

    private void close() {
        setVisible(false);
        unmark();
        text.requestFocusInWindow();
    }

    private void textChanged() {
        if (isVisible() && !searching) {
            searching = true;
            // Once for all the changes of this moment, and not while the document is being changed.
            SwingUtilities.invokeLater(() -> {
                searching = false;
                search();
            });
        }
    }

    private void search() {
        if (!isVisible()) {
            return;
        }
        unmark();
        words.putClientProperty(FlatClientProperties.OUTLINE, null);
        found = List.of();
        try {
            found = words.getText().isEmpty()
                    ? List.of()
                    : TextSearch.of(query()).in(text.text());
            tellCount();
        } catch (WrongQueryException e) {
            wrong(words, e);
        }
        mark();
    }

    private TextSearch.Query query() {
        return new TextSearch.Query(
                words.getText(), matchCase.isSelected(), wholeWord.isSelected(), regex.isSelected());
    }

    private void wrong(JTextField field, WrongQueryException why) {
        field.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
        field.setToolTipText(why.getMessage());
        count.setText(Messages.text("editor.find.wrong"));
    }

    private void tellCount() {
        int selected = found.indexOf(selected());
        count.setText(
                words.getText().isEmpty()
                        ? ""
                        : selected < 0
                                ? Messages.text("editor.find.found", found.size())
                                : Messages.text("editor.find.which", selected + 1, found.size()));
    }

    private Found selected() {
        return new Found(text.getSelectionStart(), text.getSelectionEnd());
    }

    private void mark() {
        try {
            for (Found one : found.subList(0, Math.min(found.size(), MOST_MARKED))) {
                if (!one.equals(selected())) { // which has the selection's colour
                    marks.add(text.getHighlighter().addHighlight(one.from(), one.to(), mark));
                }
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException("found beyond the text", e);
        }
    }

    private void unmark() {
        marks.forEach(text.getHighlighter()::removeHighlight);
        marks.clear();
    }

    /** Goes to the next place behind the selection, from the end to the beginning again. */
    void next() {
        int from = text.getSelectionStart();
        boolean on = found.contains(selected());
        go(found.stream()
                .filter(one -> on ? one.from() > from : one.from() >= from)
                .findFirst()
                .orElse(found.isEmpty() ? null : found.getFirst()));
    }

    /** Goes to the place before the selection. */
    void previous() {
        go(found.reversed().stream()
                .filter(one -> one.from() < text.getSelectionStart())
                .findFirst()
                .orElse(found.isEmpty() ? null : found.getLast()));
    }

    private void go(Found place) {
        if (place != null) {
            text.select(place.from(), place.to());
            text.getCaret().setSelectionVisible(true);
            tellCount();
            unmark();
            mark();
        }
    }

    private void replaceOne() {
        Found selected = selected();
        if (!found.contains(selected)) {
            next();
        } else if (replace(selected.from(), selected.to())) {
            search();
            next();
        }
    }

    private void replaceAll() {
        replace(0, text.getDocument().getLength());
    }

    private boolean replace(int from, int to) {
        replacement.putClientProperty(FlatClientProperties.OUTLINE, null);
        if (found.isEmpty()) {
            return false;
        }
        try {
            Change change = TextSearch.of(query()).replacing(text.text(), replacement.getText(), from, to);
            if (!change.isNone()) {
                text.perform(change);
            }
            return true;
        } catch (WrongQueryException e) {
            wrong(replacement, e);
            return false;
        }
    }
}
