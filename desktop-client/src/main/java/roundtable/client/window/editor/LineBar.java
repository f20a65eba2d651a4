package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.text.BadLocationException;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;

/** Asks for the number of a line and goes there. */
final class LineBar extends JPanel {
    static final String LINE_NAME = "editor.line";
    private static final int COLUMNS = 8;

    private final SharedTextArea text;
    private final JTextField number = new JTextField(COLUMNS);
    private final JLabel range = new JLabel();

    LineBar(SharedTextArea text) {
        super(new MigLayout("insets 4 16 8 16", "[]8[]8[]"));
        this.text = text;
        number.setName(LINE_NAME);
        JLabel label = new JLabel(Messages.text("editor.line"));
        label.setLabelFor(number);
        range.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        add(label);
        add(number);
        add(range);
        number.addActionListener(event -> go());
        KeyStroke escape = KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0);
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(escape, escape);
        getActionMap().put(escape, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                close();
            }
        });
        setVisible(false);
    }

    void open() {
        range.setText(Messages.text("editor.line.range", text.getLineCount()));
        number.putClientProperty(FlatClientProperties.OUTLINE, null);
        setVisible(true);
        revalidate();
        number.requestFocusInWindow();
        number.selectAll();
    }

    private void close() {
        setVisible(false);
        text.requestFocusInWindow();
    }

    private void go() {
        try {
            int line = Math.clamp(Long.parseLong(number.getText().strip()), 1, text.getLineCount());
            text.setCaretPosition(text.getLineStartOffset(line - 1));
            close();
        } catch (NumberFormatException e) {
            number.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
        } catch (BadLocationException e) {
            throw new IllegalStateException("a line of the text", e);
        }
    }
}
