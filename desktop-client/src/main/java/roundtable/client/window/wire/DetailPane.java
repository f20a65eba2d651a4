package roundtable.client.window.wire;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Font;
import java.util.Objects;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextPane;
import javax.swing.JToggleButton;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultStyledDocument;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Texts;
import roundtable.client.window.parts.WrappingKit;
import roundtable.client.wire.Entry;
import roundtable.client.wire.Explanation;
import roundtable.client.wire.JsonText;
import roundtable.client.wire.WireModel;
import roundtable.protocol.Visible;

/** The chosen line, explained, and below that the line itself, indented or as it is. */
final class DetailPane extends JPanel {
    /** A longer line is shown in one colour from there on. */
    private static final int MOST_COLOURED = 4_000;

    private static final int SIDE = 12;

    private final transient WireModel model;
    private final JTextPane text = new JTextPane();
    private final JToggleButton pretty = choice(WirePanel.PRETTY, "wire.detail.pretty", true);
    private final JToggleButton raw = choice(WirePanel.RAW, "wire.detail.raw", false);
    private transient Entry shown;

    DetailPane(WireModel model) {
        super(new BorderLayout());
        this.model = model;
        text.setName(WirePanel.DETAIL);
        text.setEditorKit(new WrappingKit());
        text.setEditable(false);
        text.putClientProperty(FlatClientProperties.STYLE, "inactiveBackground: $TextPane.background");
        text.getAccessibleContext().setAccessibleName(Messages.text("wire.detail"));
        text.setBorder(BorderFactory.createEmptyBorder(SIDE / 2, SIDE, SIDE / 2, SIDE));
        JScrollPane scroll = new JScrollPane(text);
        add(scroll);
        ButtonGroup forms = new ButtonGroup();
        forms.add(pretty);
        forms.add(raw);
        pretty.addActionListener(event -> refresh());
        raw.addActionListener(event -> refresh());
        refresh();
    }

    private static JToggleButton choice(String name, String key, boolean selected) {
        JToggleButton button = new JToggleButton(Messages.text(key), selected);
        button.setName(name);
        button.setToolTipText(Messages.text(key + ".tip"));
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        return button;
    }

    /** The two forms of the line, for the bar above. */
    JToggleButton[] forms() {
        return new JToggleButton[] {pretty, raw};
    }

    /** Shows that entry, or that none is chosen where there is none. */
    void show(Optional<Entry> entry) {
        if (!Objects.equals(entry.orElse(null), shown)) {
            shown = entry.orElse(null);
            refresh();
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (text != null) {
            // The colours are the theme's of the moment when the words were put in.
            refresh();
        }
    }

    private void refresh() {
        Page page = new Page();
        if (shown == null) {
            page.quietLine(Messages.text("wire.detail.none"));
        } else {
            explain(page, shown);
            line(page, shown);
        }
        text.setDocument(page.document);
        text.setCaretPosition(0);
    }

    private void explain(Page page, Entry entry) {
        Explanation explanation = Explanation.of(entry);
        if (!explanation.title().isEmpty()) {
            page.title(explanation.title());
            page.mono("  ", null);
            page.quietLine(Messages.text(entry.isSent() ? "wire.detail.sent" : "wire.detail.received"));
        }
        page.line(explanation.what());
        if (!explanation.answer().isEmpty()) {
            page.gap();
            page.heading(Messages.text("wire.detail.answer"));
            page.line(explanation.answer());
        }
        timing(page, entry);
        if (!explanation.fields().isEmpty()) {
            page.gap();
            page.heading(Messages.text("wire.detail.fields"));
            explanation.fields().forEach(field -> field(page, field));
        }
    }

    private void timing(Page page, Entry entry) {
        model.entry(entry.request())
                .map(request -> words("wire.detail.answers", entry.delay(), request.type()))
                .ifPresent(page::quietLine);
        model.answerTo(entry)
                .map(answer -> words("wire.detail.answered", answer.delay(), answer.type()))
                .ifPresent(page::quietLine);
    }

    /** The bytes of an echo have no type. */
    private static String words(String key, long delay, String type) {
        return Messages.text(type.isEmpty() ? key + ".bytes" : key, Texts.milliseconds(delay), type);
    }

    private static void field(Page page, Explanation.Field field) {
        page.mono(field.path(), Ink.of(JsonText.Part.NAME));
        page.mono("  ", null);
        page.json(Visible.escaped(field.value()));
        page.end();
        page.indentedLine(field.meaning());
    }

    private void line(Page page, Entry entry) {
        if (entry.kind() == Entry.Kind.NOTE || entry.kind() == Entry.Kind.RAW) {
            return;
        }
        page.gap();
        boolean bytes = entry.kind() == Entry.Kind.BYTES;
        page.heading(Messages.text(bytes ? "wire.detail.bytes" : "wire.detail.line"));
        if (entry.cut()) {
            page.quietLine(Messages.text("wire.detail.cut", entry.size()));
        }
        if (bytes) {
            page.mono(pretty.isSelected() ? entry.bytes().dump() : Visible.escaped(entry.text()), null);
        } else {
            String json = Visible.escaped(entry.text());
            page.json(pretty.isSelected() ? JsonText.pretty(json) : json);
        }
        if (entry.hidesSecrets()) {
            page.end();
            page.quietLine(Messages.text("wire.detail.hidden"));
        }
    }

    /** Words in the type and colours of the theme. */
    private static final class Page {
        private final DefaultStyledDocument document = new DefaultStyledDocument();
        private final Font plain = UIManager.getFont("Label.font");
        private final Font mono = UIManager.getFont("Roundtable.wire.font");
        private final Color foreground = UIManager.getColor("Label.foreground");

        void title(String words) {
            MutableAttributeSet style = style(mono, foreground);
            StyleConstants.setBold(style, true);
            StyleConstants.setFontSize(style, mono.getSize() + 3);
            put(words, style);
        }

        void heading(String words) {
            MutableAttributeSet style = style(plain, foreground);
            StyleConstants.setBold(style, true);
            put(words + "\n", style);
        }

        /** Words of the bundle, in which names of the protocol stand between backquotes. */
        void line(String words) {
            String[] parts = words.split("`", -1);
            for (int i = 0; i < parts.length; i++) {
                put(parts[i], i % 2 == 0 ? style(plain, foreground) : style(mono, Ink.of(JsonText.Part.NAME)));
            }
            end();
        }

        void end() {
            put("\n", style(plain, foreground));
        }

        void quietLine(String words) {
            put(words + "\n", style(plain, UIManager.getColor("Roundtable.quiet")));
        }

        void mono(String words, Color colour) {
            put(words, style(mono, colour == null ? foreground : colour));
        }

        /** A paragraph of its own that stands in a little. */
        void indentedLine(String words) {
            int start = document.getLength();
            line(words);
            MutableAttributeSet paragraph = new SimpleAttributeSet();
            StyleConstants.setLeftIndent(paragraph, SIDE);
            StyleConstants.setSpaceBelow(paragraph, SIDE / 4f);
            document.setParagraphAttributes(start, document.getLength() - start - 1, paragraph, false);
        }

        void gap() {
            MutableAttributeSet style = style(plain, foreground);
            StyleConstants.setFontSize(style, plain.getSize() / 2);
            put("\n", style);
        }

        void json(String json) {
            int end = Math.min(json.length(), MOST_COLOURED);
            for (JsonText.Token token : JsonText.tokens(json, end)) {
                mono(json.substring(token.from(), token.to()), Ink.of(token.part()));
            }
            mono(json.substring(end), null);
        }

        private static MutableAttributeSet style(Font font, Color colour) {
            MutableAttributeSet style = new SimpleAttributeSet();
            StyleConstants.setFontFamily(style, font.getFamily());
            StyleConstants.setFontSize(style, font.getSize());
            StyleConstants.setForeground(style, colour);
            return style;
        }

        private void put(String words, MutableAttributeSet style) {
            try {
                document.insertString(document.getLength(), words, style);
            } catch (BadLocationException e) {
                throw new IllegalStateException("the end of a document is a place in it", e);
            }
        }
    }
}
