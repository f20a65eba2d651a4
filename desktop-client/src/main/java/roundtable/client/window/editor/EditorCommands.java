package roundtable.client.window.editor;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.Action;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import roundtable.client.settings.Settings;
import roundtable.client.text.Messages;
import roundtable.client.window.AppActions;

/** The editor's commands, one action for each, and its menu. They act on the document in sight, and only while it is. */
final class EditorCommands {
    private static final int LARGEST_ZOOM = 40;
    private static final int SMALLEST_ZOOM = -7;

    private final Supplier<DocumentPanel> current;
    private final BooleanSupplier inSight;
    private final Settings settings;
    private final Supplier<List<DocumentPanel>> all;
    private final JCheckBoxMenuItem authors = new JCheckBoxMenuItem();
    private Settings.Editor looks;

    EditorCommands(
            Supplier<DocumentPanel> current,
            BooleanSupplier inSight,
            Settings settings,
            Supplier<List<DocumentPanel>> all) {
        this.current = current;
        this.inSight = inSight;
        this.settings = settings;
        this.all = all;
        looks = settings.editor();
    }

    /** What one does to a text. */
    JMenu editing() {
        JMenu menu = new JMenu(Messages.text("menu.edit"));
        menu.setName("menu.edit");
        menu.setMnemonic(menu.getText().charAt(0));
        addToText(menu, "action.undo", KeyEvent.VK_Z, 0, one -> one.text().undoLastAction());
        addToText(
                menu,
                "action.redo",
                KeyEvent.VK_Z,
                InputEvent.SHIFT_DOWN_MASK,
                one -> one.text().redoLastAction());
        menu.addSeparator();
        addToText(menu, "action.cut", KeyEvent.VK_X, 0, one -> one.text().cut());
        addToText(menu, "action.copy", KeyEvent.VK_C, 0, one -> one.text().copy());
        addToText(menu, "action.paste", KeyEvent.VK_V, 0, one -> one.text().paste());
        addToText(menu, "action.select-all", KeyEvent.VK_A, 0, one -> one.text().selectAll());
        menu.addSeparator();
        addToText(menu, "action.find", KeyEvent.VK_F, 0, one -> one.find().open(false));
        addToText(menu, "action.replace", KeyEvent.VK_H, 0, one -> one.find().open(true));
        addToText(menu, "action.find-next", KeyEvent.VK_G, 0, one -> one.find().next());
        addToText(
                menu,
                "action.find-previous",
                KeyEvent.VK_G,
                InputEvent.SHIFT_DOWN_MASK,
                one -> one.find().previous());
        addToText(menu, "action.go-to-line", KeyEvent.VK_L, 0, DocumentPanel::askForLine);
        menu.addSeparator();
        check(menu, "action.wrap", looks.wrap(), on -> look(looks.withWrap(on)));
        check(menu, "action.numbers", looks.numbers(), on -> look(looks.withNumbers(on)));
        add(menu, "action.zoom-in", KeyEvent.VK_PLUS, 0, one -> zoom(looks.zoom() + 1));
        add(menu, "action.zoom-out", KeyEvent.VK_MINUS, 0, one -> zoom(looks.zoom() - 1));
        add(menu, "action.zoom-usual", KeyEvent.VK_0, 0, one -> zoom(0));
        return menu;
    }

    /** What one does to a document as a whole. */
    JMenu documents(DocumentActions actions) {
        JMenu menu = new JMenu(Messages.text("menu.document"));
        menu.setName("menu.document");
        menu.setMnemonic(menu.getText().charAt(0));
        add(menu, "action.document-new", KeyEvent.VK_N, 0, DocumentPanel::askForNew);
        add(menu, "action.document-open", KeyEvent.VK_O, 0, DocumentPanel::choose);
        add(menu, "action.document-rename", KeyEvent.VK_R, InputEvent.SHIFT_DOWN_MASK, DocumentPanel::askForName);
        add(menu, "action.document-close", KeyEvent.VK_W, 0, actions::close);
        menu.addSeparator();
        add(menu, "action.save", KeyEvent.VK_S, 0, one -> one.tell(Messages.text("editor.save")));
        add(menu, "action.import", KeyEvent.VK_O, InputEvent.SHIFT_DOWN_MASK, one -> actions.askForImports());
        add(menu, "action.export", KeyEvent.VK_S, InputEvent.SHIFT_DOWN_MASK, actions::export);
        menu.addSeparator();
        add(menu, "action.history", KeyEvent.VK_H, InputEvent.SHIFT_DOWN_MASK, DocumentPanel::showHistory);
        authors.setText(Messages.text("action.authors"));
        authors.setName("action.authors");
        authors.setAccelerator(AppActions.menuKey(KeyEvent.VK_A, InputEvent.SHIFT_DOWN_MASK));
        authors.setSelected(looks.authors());
        authors.addActionListener(event -> look(looks.withAuthors(authors.isSelected())));
        menu.add(authors);
        return menu;
    }

    /** Shows the authors' colours, or hides them. */
    void toggleAuthors() {
        authors.doClick(0);
    }

    private void add(JMenu menu, String key, int keyCode, int modifiers, Consumer<DocumentPanel> command) {
        Action action = AppActions.of(key, keyCode, modifiers, () -> {
            if (inSight.getAsBoolean() && current.get().isOpen()) {
                command.accept(current.get());
            }
        });
        menu.add(action).setName(key);
    }

    /** What acts on the text of now leaves it alone while the past hides it. */
    private void addToText(JMenu menu, String key, int keyCode, int modifiers, Consumer<DocumentPanel> command) {
        add(menu, key, keyCode, modifiers, one -> {
            if (!one.isInPast()) {
                command.accept(one);
            }
        });
    }

    private void check(JMenu menu, String key, boolean on, Consumer<Boolean> command) {
        JCheckBoxMenuItem item = new JCheckBoxMenuItem(Messages.text(key), on);
        item.setName(key);
        item.addActionListener(event -> command.accept(item.isSelected()));
        menu.add(item);
    }

    private void zoom(int steps) {
        look(looks.withZoom(Math.clamp(steps, SMALLEST_ZOOM, LARGEST_ZOOM)));
    }

    private void look(Settings.Editor next) {
        looks = next;
        settings.editor(next);
        settings.store();
        all.get().forEach(this::applyTo);
    }

    /** Gives a document the looks that were chosen, and the keys that a menu cannot have. */
    void applyTo(DocumentPanel sheet) {
        sheet.look(looks);
        // On many keyboards the plus sign stands on the equals key.
        sheet.key(AppActions.menuKey(KeyEvent.VK_EQUALS, 0), () -> zoom(looks.zoom() + 1));
        sheet.key(AppActions.menuKey(KeyEvent.VK_Y, 0), () -> sheet.text().redoLastAction());
    }
}
