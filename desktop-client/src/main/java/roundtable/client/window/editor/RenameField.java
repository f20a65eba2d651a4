package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.ui.FlatEmptyBorder;
import java.awt.Component;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import roundtable.client.text.Messages;
import roundtable.client.text.NameTrouble;

/** Asks for a document's new name. */
final class RenameField {
    static final String FIELD_NAME = "editor.rename";
    private static final int COLUMNS = 24;

    private final JPopupMenu menu = new JPopupMenu();
    private final JTextField field = new JTextField(COLUMNS);
    private final String before;
    private final Consumer<String> rename;

    /** @param rename is told a name that a document may have */
    RenameField(String before, Consumer<String> rename) {
        this.before = before;
        this.rename = rename;
        field.setName(FIELD_NAME);
        field.setText(before);
        field.getAccessibleContext().setAccessibleName(Messages.text("editor.rename"));
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("editor.rename"));
        field.setBorder(BorderFactory.createCompoundBorder(new FlatEmptyBorder(4, 12, 4, 12), field.getBorder()));
        field.addActionListener(event -> submit());
        menu.add(field);
    }

    /** Shows it below {@code owner}, with the part of the name before the dot selected. */
    void show(Component owner) {
        menu.show(owner, 0, owner.getHeight());
        int dot = before.lastIndexOf('.');
        SwingUtilities.invokeLater(() -> {
            field.requestFocusInWindow();
            field.select(0, dot > 0 ? dot : before.length());
        });
    }

    private void submit() {
        String name = field.getText().strip();
        if (name.equals(before)) {
            menu.setVisible(false);
            return;
        }
        NameTrouble.words(name).ifPresentOrElse(this::wrong, () -> {
            menu.setVisible(false);
            rename.accept(name);
        });
    }

    private void wrong(String why) {
        field.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
        field.setToolTipText(why);
        field.getAccessibleContext().setAccessibleDescription(why);
    }
}
