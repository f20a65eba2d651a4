package roundtable.client.window.wire;

import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import roundtable.client.text.Messages;
import roundtable.client.wire.Entry;
import roundtable.client.wire.WireModel;

/** What can be taken out of the drawer: the chosen lines, or programs that say the same, by button, menu and keyboard. */
final class Copies {
    static final String MENU_LINES = "wire.menu.copy";
    static final String MENU_NC = "wire.menu.nc";
    static final String MENU_PYTHON = "wire.menu.python";

    private final WireModel model;
    private final LinesTable lines;
    private final Supplier<String> name;
    private final Consumer<String> notice;
    private final Action copyLines = action("wire.copy", KeyEvent.VK_C, 0, this::copyLines);
    private final Action copyNc = action("wire.copy.nc", KeyEvent.VK_C, InputEvent.SHIFT_DOWN_MASK, this::copyNc);
    private final Action copyPython =
            action("wire.copy.python", KeyEvent.VK_P, InputEvent.SHIFT_DOWN_MASK, this::copyPython);

    Copies(WireModel model, LinesTable lines, Supplier<String> name, Consumer<String> notice) {
        this.model = model;
        this.lines = lines;
        this.name = name;
        this.notice = notice;
    }

    private static Action action(String key, int keyCode, int modifiers, Runnable what) {
        Action action = new AbstractAction(Messages.text(key)) {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.run();
            }
        };
        action.putValue(Action.ACCELERATOR_KEY, menuKey(keyCode, modifiers));
        return action;
    }

    private static KeyStroke menuKey(int keyCode, int modifiers) {
        return KeyStroke.getKeyStroke(keyCode, Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx() | modifiers);
    }

    /** Gives the drawer its buttons, its keystrokes, and the lines their menu. */
    void bind(JComponent drawer, JButton nc, JButton python, JTextField filter) {
        nc.addActionListener(copyNc);
        nc.setToolTipText(Messages.text("wire.nc.tip", keys(copyNc)));
        python.addActionListener(copyPython);
        python.setToolTipText(Messages.text("wire.python.tip", keys(copyPython)));
        on(drawer, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, copyNc);
        on(drawer, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, copyPython);
        on(lines, JComponent.WHEN_FOCUSED, copyLines);
        Action find = action("wire.filter", KeyEvent.VK_F, 0, filter::requestFocusInWindow);
        on(drawer, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, find);
        JPopupMenu menu = new JPopupMenu();
        menu.add(copyLines).setName(MENU_LINES);
        menu.add(copyNc).setName(MENU_NC);
        menu.add(copyPython).setName(MENU_PYTHON);
        lines.setComponentPopupMenu(menu);
        menuByKeyboard(menu);
    }

    private static String keys(Action action) {
        KeyStroke stroke = (KeyStroke) action.getValue(Action.ACCELERATOR_KEY);
        return String.join(
                "+", InputEvent.getModifiersExText(stroke.getModifiers()), KeyEvent.getKeyText(stroke.getKeyCode()));
    }

    private static void on(JComponent component, int when, Action action) {
        component.getInputMap(when).put((KeyStroke) action.getValue(Action.ACCELERATOR_KEY), action);
        component.getActionMap().put(action, action);
    }

    private void menuByKeyboard(JPopupMenu menu) {
        Action open = new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                Rectangle row = lines.getCellRect(Math.max(0, lines.getSelectedRow()), 1, true);
                menu.show(lines, row.x, row.y + row.height);
            }
        };
        for (KeyStroke key : List.of(
                KeyStroke.getKeyStroke(KeyEvent.VK_CONTEXT_MENU, 0),
                KeyStroke.getKeyStroke(KeyEvent.VK_F10, InputEvent.SHIFT_DOWN_MASK))) {
            lines.getInputMap().put(key, open);
        }
        lines.getActionMap().put(open, open);
    }

    private void copyLines() {
        List<Entry> chosen = lines.selected();
        if (!chosen.isEmpty()) {
            put(chosen.stream().map(EntryWords::line).collect(Collectors.joining("\n", "", "\n")));
            notice.accept(Messages.text("wire.copied", chosen.size()));
        }
    }

    private void copyNc() {
        put(model.nc(lines.selected(), name.get()), "wire.copied.nc");
    }

    private void copyPython() {
        put(model.python(lines.selected(), name.get()), "wire.copied.python");
    }

    private void put(Optional<WireModel.Snippet> snippet, String done) {
        if (snippet.isEmpty()) {
            notice.accept(Messages.text("wire.copied.nothing"));
            return;
        }
        put(snippet.get().text());
        notice.accept(Messages.text(
                snippet.get().needsCode()
                        ? "wire.copied.code"
                        : snippet.get().offersOnly() ? "wire.copied.put" : done));
    }

    private static void put(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }
}
