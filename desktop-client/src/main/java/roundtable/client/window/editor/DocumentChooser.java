package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.ui.FlatEmptyBorder;
import java.awt.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import roundtable.client.editor.Desk;
import roundtable.client.text.Messages;
import roundtable.client.text.NameTrouble;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.Visible;

/** A menu of all documents of the server, with a place to type the name of a new one. */
final class DocumentChooser {
    static final String NEW_NAME = "editor.document.new";
    private static final int MOST_SHOWN = 30;
    private static final int COLUMNS = 20;

    private final Desk desk;
    private final Consumer<String> open;

    /** @param open opens the document that was chosen or made */
    DocumentChooser(Desk desk, Consumer<String> open) {
        this.desk = desk;
        this.open = open;
    }

    /** Shows it below {@code owner} once the server has told what there is; with the keyboard in the field of a new name. */
    void show(Component owner, boolean forNew) {
        desk.documents(names -> {
            if (owner.isShowing()) {
                JTextField field = new JTextField(COLUMNS);
                menu(names, field).show(owner, 0, owner.getHeight());
                if (forNew) {
                    SwingUtilities.invokeLater(field::requestFocusInWindow);
                }
            }
        });
    }

    private JPopupMenu menu(List<String> names, JTextField field) {
        JPopupMenu menu = new JPopupMenu();
        for (String name : names.subList(0, Math.min(names.size(), MOST_SHOWN))) {
            JMenuItem item = new JMenuItem();
            item.putClientProperty("html.disable", true);
            item.setText(name);
            item.setName("editor.document." + name);
            item.addActionListener(event -> open.accept(name));
            menu.add(item);
        }
        menu.addSeparator();
        field.setName(NEW_NAME);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("editor.document.new"));
        field.getAccessibleContext().setAccessibleName(Messages.text("editor.document.new"));
        field.addActionListener(event -> create(field, menu));
        field.setBorder(BorderFactory.createCompoundBorder(new FlatEmptyBorder(4, 12, 4, 12), field.getBorder()));
        menu.add(field);
        return menu;
    }

    private void create(JTextField field, JPopupMenu menu) {
        String name = field.getText().strip();
        Optional<String> problem = NameTrouble.words(name);
        if (problem.isPresent()) {
            wrong(field, problem.get());
            return;
        }
        Runnable openIt = () -> {
            menu.setVisible(false);
            open.accept(name);
        };
        desk.create(name, openIt, refusal -> {
            if (refusal.code() == ErrorCode.CONFLICT) {
                openIt.run(); // there is one already, perhaps beyond those that the menu shows
            } else {
                wrong(field, Visible.escaped(refusal.message()));
            }
        });
    }

    private static void wrong(JTextField field, String why) {
        field.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
        field.setToolTipText(why);
        field.getAccessibleContext().setAccessibleDescription(why);
    }
}
