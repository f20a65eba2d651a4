package roundtable.client.window.commands;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Insets;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.RowFilter;
import javax.swing.SwingConstants;
import javax.swing.WindowConstants;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableRowSorter;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.Edits;
import roundtable.client.window.parts.PlainCell;
import roundtable.client.window.parts.RowsTable;

/** All commands and their keys, made from the layout; a window of its own, which can stay open beside the work. */
public final class ShortcutsPage extends JDialog {
    /** The component names that tests go by. */
    public static final String TABLE_NAME = "shortcuts.table";

    public static final String FILTER_NAME = "shortcuts.filter";

    private final JTextField filter = new JTextField();
    private final JTable table = new JTable(rows());
    private final TableRowSorter<?> sorter = new TableRowSorter<>(table.getModel());

    /** Shows the page over that window. */
    public static void show(Frame over) {
        ShortcutsPage page = new ShortcutsPage(over);
        page.setLocationRelativeTo(over);
        page.setVisible(true);
    }

    private ShortcutsPage(Frame over) {
        super(over, Messages.text("shortcuts.title"));
        setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        filter.setName(FILTER_NAME);
        filter.getAccessibleContext().setAccessibleName(Messages.text("shortcuts.filter"));
        filter.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("shortcuts.filter"));
        filter.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        Edits.of(
                filter,
                () -> sorter.setRowFilter(RowFilter.regexFilter(
                        "(?iu)" + Pattern.quote(filter.getText().strip()))));
        table.setName(TABLE_NAME);
        RowsTable.letTabGoOn(table);
        table.getAccessibleContext().setAccessibleName(Messages.text("shortcuts.table"));
        table.setRowSorter(sorter);
        table.setFillsViewportHeight(true);
        table.getTableHeader().setReorderingAllowed(false);
        column(0, 110);
        column(1, 340);
        column(2, 190);
        JPanel content = new JPanel(new MigLayout("insets 16, fill, wrap 1", "[grow,fill]", "[]8[grow,fill]"));
        content.add(filter);
        content.add(new JScrollPane(table), "w 640, h 480");
        add(content);
        getRootPane()
                .registerKeyboardAction(
                        event -> dispose(),
                        Shortcuts.of("key-close").getFirst(),
                        JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        pack();
        fit();
    }

    /** No larger than the screen, which everything in it can outgrow. */
    private void fit() {
        Dimension screen = getGraphicsConfiguration().getBounds().getSize();
        Insets taken = getToolkit().getScreenInsets(getGraphicsConfiguration());
        setSize(
                Math.min(getWidth(), screen.width - taken.left - taken.right),
                Math.min(getHeight(), screen.height - taken.top - taken.bottom));
    }

    private void column(int index, int width) {
        Columns.set(
                table,
                index,
                width,
                SwingConstants.LEFT,
                new PlainCell<>(String.class, SwingConstants.LEFT, words -> words, null));
    }

    private static DefaultTableModel rows() {
        DefaultTableModel rows =
                new DefaultTableModel(
                        new String[] {
                            Messages.text("shortcuts.where"),
                            Messages.text("shortcuts.command"),
                            Messages.text("shortcuts.keys")
                        },
                        0) {
                    @Override
                    public boolean isCellEditable(int row, int column) {
                        return false;
                    }
                };
        Stream.of(Layout.MENUS, Layout.KEYS)
                .flatMap(List::stream)
                .forEach(part -> part.entries().stream()
                        .flatMap(Layout.Entry::items)
                        .forEach(item -> rows.addRow(row(part, item))));
        return rows;
    }

    private static String[] row(Layout part, Layout.Item item) {
        List<KeyStroke> strokes = Shortcuts.of(item.key());
        return new String[] {
            Messages.text("shortcuts.where." + part.key()),
            Label.of("action." + item.key(), "").words(),
            switch (strokes.size()) {
                case 0 -> "";
                case 1 -> words(strokes.getFirst());
                default -> Messages.text("shortcuts.two", words(strokes.getFirst()), words(strokes.get(1)));
            }
        };
    }

    /** The keys as the system names them. */
    private static String words(KeyStroke stroke) {
        String keys = KeyEvent.getModifiersExText(stroke.getModifiers());
        String key = KeyEvent.getKeyText(stroke.getKeyCode());
        return keys.isEmpty() ? key : keys + "+" + key;
    }
}
