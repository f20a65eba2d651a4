package roundtable.client.window.parts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.HierarchyEvent;
import java.awt.event.HierarchyListener;
import java.awt.event.InputEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.RootPaneContainer;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.SwingUtilities;
import javax.swing.event.ChangeEvent;
import javax.swing.event.ListSelectionEvent;
import javax.swing.event.TableColumnModelEvent;
import javax.swing.event.TableColumnModelListener;
import javax.swing.plaf.basic.BasicSplitPaneDivider;
import javax.swing.table.TableColumn;

/**
 * How people have arranged a window: where they put the dividers, how wide they made the columns of a table, and by which
 * one it is sorted. A divider is kept as {@link Split#place} has it, and a column in pixels of the usual size, so that both
 * fit a window and a zoom that are others than before.
 */
public final class Arrangement {
    private static final int WIDEST = 4000;

    private final Function<String, Optional<String>> kept;
    private final BiConsumer<String, String> keep;

    /**
     * An arrangement that is kept somewhere.
     *
     * @param kept what is kept under a name
     * @param keep keeps something under a name
     */
    public Arrangement(Function<String, Optional<String>> kept, BiConsumer<String, String> keep) {
        this.kept = kept;
        this.keep = keep;
    }

    /** Makes it that of a window, and of the windows that belong to it. */
    public void of(JRootPane root) {
        root.putClientProperty(Arrangement.class, this);
    }

    private static Optional<Arrangement> around(JComponent component) {
        for (Window window = SwingUtilities.getWindowAncestor(component); window != null; window = window.getOwner()) {
            if (window instanceof RootPaneContainer container
                    && container.getRootPane().getClientProperty(Arrangement.class) instanceof Arrangement found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** What is kept under that key for the window that {@code component} is in. */
    static Optional<String> of(JComponent component, String key) {
        return around(component).flatMap(all -> all.kept.apply(key));
    }

    private static void keep(JComponent component, String key, String value) {
        around(component).ifPresent(all -> all.keep.accept(key, value));
    }

    /** Puts the divider where it was, and remembers where people put it. */
    static void remember(Split split, String key) {
        whenShown(
                split,
                () -> of(split, key)
                        .flatMap(kept -> numbers(kept).stream().findFirst())
                        .ifPresent(place -> split.place(Math.clamp(place, 0, WIDEST))));
        split.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> {
            if (split.isParted() && isByHand(split)) {
                keep(split, key, Integer.toString(split.place()));
            }
        });
    }

    /** A divider moves by itself too, when the window becomes smaller. */
    private static boolean isByHand(Split split) {
        return EventQueue.getCurrentEvent() instanceof InputEvent event
                && (split.equals(event.getComponent())
                        || event.getComponent() instanceof BasicSplitPaneDivider divider
                                && split.equals(divider.getParent()));
    }

    /** Makes the columns as wide as they were, sorts them as they were, and remembers what is done to them. */
    static void remember(JTable table) {
        String key = "columns." + table.getName();
        whenShown(table, () -> {
            of(table, key).ifPresent(widths -> widen(table, widths));
            table.addPropertyChangeListener("UI", event -> of(table, key).ifPresent(widths -> widen(table, widths)));
            table.getColumnModel().addColumnModelListener(new Widths(table, key));
            rememberOrder(table, "order." + table.getName());
        });
    }

    private static void rememberOrder(JTable table, String key) {
        if (table.getRowSorter() == null) {
            return;
        }
        of(table, key).ifPresent(order -> sort(table, order));
        table.getRowSorter()
                .addRowSorterListener(event -> table.getRowSorter().getSortKeys().stream()
                        .findFirst()
                        .ifPresent(first -> keep(table, key, order(first))));
    }

    /** The column's number from 1 on, negative where it falls. */
    private static String order(RowSorter.SortKey first) {
        int number = first.getColumn() + 1;
        return Integer.toString(first.getSortOrder() == SortOrder.DESCENDING ? -number : number);
    }

    private static void sort(JTable table, String order) {
        numbers(order).stream().findFirst().ifPresent(number -> {
            int column = Math.abs(number) - 1;
            if (column >= 0 && column < table.getModel().getColumnCount()) {
                table.getRowSorter()
                        .setSortKeys(List.of(new RowSorter.SortKey(
                                column, number < 0 ? SortOrder.DESCENDING : SortOrder.ASCENDING)));
            }
        });
    }

    private static void widen(JTable table, String widths) {
        List<Integer> all = numbers(widths);
        if (all.size() == table.getColumnCount()) {
            for (int i = 0; i < all.size(); i++) {
                table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(Math.clamp(all.get(i), 1, WIDEST)));
            }
        }
    }

    private static String widths(JTable table) {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(table.getColumnModel()::getColumn)
                .map(TableColumn::getWidth)
                .map(UIScale::unscale)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** What is no list of numbers was written by somebody else, and counts for nothing. */
    private static List<Integer> numbers(String text) {
        return text.matches("-?\\d{1,6}(,\\d{1,6})*")
                ? Arrays.stream(text.split(",")).map(Integer::valueOf).toList()
                : List.of();
    }

    /** Once it is in sight for the first time, and everything in it has its place. */
    private static void whenShown(JComponent component, Runnable then) {
        component.addHierarchyListener(new HierarchyListener() {
            @Override
            public void hierarchyChanged(HierarchyEvent event) {
                if (component.isShowing()) {
                    component.removeHierarchyListener(this);
                    SwingUtilities.invokeLater(then);
                }
            }
        });
    }

    /** Hears when a column is made wider by hand, and not when the window is. */
    private record Widths(JTable table, String key) implements TableColumnModelListener {
        @Override
        public void columnMarginChanged(ChangeEvent event) {
            if (table.getTableHeader().getResizingColumn() != null) {
                keep(table, key, widths(table));
            }
        }

        @Override
        public void columnAdded(TableColumnModelEvent event) {
            // The columns of a table stay the same.
        }

        @Override
        public void columnRemoved(TableColumnModelEvent event) {
            // The columns of a table stay the same.
        }

        @Override
        public void columnMoved(TableColumnModelEvent event) {
            // They cannot be moved.
        }

        @Override
        public void columnSelectionChanged(ListSelectionEvent event) {
            // Which one is chosen is not remembered.
        }
    }
}
