package roundtable.client.window.binary;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.Locale;
import java.util.function.BiConsumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultHighlighter;
import net.miginfocom.swing.MigLayout;
import roundtable.client.binary.BinaryModel;
import roundtable.client.binary.Problem;
import roundtable.client.binary.Side;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Edits;
import roundtable.client.window.parts.PromptArea;
import roundtable.client.window.parts.Sentence;

/** One side of the converter: a field, what is wrong with it at its place, and a copy button. */
final class SidePane extends JPanel {
    private final Side side;
    private final PromptArea area = new PromptArea();
    private final JScrollPane scroll = new JScrollPane(area);
    private final Sentence problem = Sentence.problem();
    private final JButton copy;
    /** While the model's content is being shown: that is no typing. */
    private boolean showing;

    SidePane(Side side, BiConsumer<Side, String> typed) {
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill][]", "[]4[grow,fill]4[]"));
        this.side = side;
        String key = "binary." + side.name().toLowerCase(Locale.ROOT);
        setOpaque(false);
        copy = Buttons.bare(name(BinaryPanel.COPY, side), "copy", key + ".copy");
        area.setName(name(BinaryPanel.FIELD, side));
        area.prompt(Messages.text(key + ".hint"));
        problem.setName(name(BinaryPanel.PROBLEM, side));
        JLabel title = new JLabel(Messages.text(key));
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "h4");
        title.setLabelFor(area);
        add(title, "cell 0 0");
        add(copy, "cell 1 0");
        add(scroll, "cell 0 1 2 1, wmin 0, hmin 60");
        add(problem, "cell 0 2 2 1, growx, wmin 0");
        Edits.of(area, () -> {
            if (!showing) {
                typed.accept(side, area.getText());
            }
        });
        copy.addActionListener(event -> Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(area.getText()), null));
    }

    static String name(String prefix, Side side) {
        return prefix + "." + side.name().toLowerCase(Locale.ROOT);
    }

    JComponent input() {
        return area;
    }

    void show(BinaryModel model) {
        showContent(model.content(side));
        area.setEnabled(model.online());
        copy.setEnabled(!area.getText().isEmpty());
        String colour = model.outdated(side) ? "$Roundtable.quiet" : "$TextArea.foreground";
        String font = side == Side.BITS ? "$monospaced.font" : "$TextArea.font";
        area.putClientProperty(FlatClientProperties.STYLE, "foreground: " + colour + "; font: +1 " + font);
        Problem here = model.problem().filter(found -> found.side() == side).orElse(null);
        problem.show(here == null ? "" : here.message());
        scroll.putClientProperty(
                FlatClientProperties.OUTLINE, here == null ? null : FlatClientProperties.OUTLINE_ERROR);
        mark(here);
    }

    private void showContent(String content) {
        if (content.equals(area.getText())) {
            return;
        }
        showing = true;
        try {
            area.setText(content);
            area.setCaretPosition(0);
        } finally {
            showing = false;
        }
    }

    private void mark(Problem here) {
        area.getHighlighter().removeAllHighlights();
        if (here == null || !here.placed() || here.to() > area.getDocument().getLength()) {
            return;
        }
        try {
            area.getHighlighter()
                    .addHighlight(
                            here.from(),
                            here.to(),
                            new DefaultHighlighter.DefaultHighlightPainter(
                                    UIManager.getColor("Roundtable.troubleSpot")));
        } catch (BadLocationException e) {
            throw new IllegalStateException("the place was checked against the text's length", e);
        }
    }
}
