package roundtable.client.window.wire;

import java.awt.FontMetrics;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JViewport;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.table.TableColumn;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.PlainCell;
import roundtable.client.window.parts.Rows;
import roundtable.client.window.parts.RowsTable;
import roundtable.client.wire.Entry;
import roundtable.client.wire.WireModel;

/**
 * The lines, the newest below. It follows them as long as the last one is in sight; once somebody has scrolled up, what they
 * look at stays where it is.
 */
final class LinesTable extends RowsTable<Entry> implements WireModel.Listener {
    private static final List<String> KEYS = List.of("", "time", "connection", "size", "answer", "line");
    private static final int DIRECTION = 0;
    private static final int LINE = KEYS.size() - 1;
    private static final int ROOM = 6;
    private static final int MARGIN = 9;
    /** What the columns of figures have room for. */
    private static final List<String> WIDEST = List.of("00:00:00.000", "editor #000", "000,000", "00000.00 ms");

    private final transient WireModel model;
    private final transient Lines lines;
    private boolean following = true;

    LinesTable(WireModel model) {
        this(model, new Lines(model));
    }

    private LinesTable(WireModel model, Lines lines) {
        super(lines, WirePanel.LINES, Messages.text("wire.lines"));
        this.model = model;
        this.lines = lines;
        setShowHorizontalLines(false);
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        Columns.set(this, DIRECTION, 30, SwingConstants.CENTER, new DirectionCell());
        TableColumn arrow = getColumnModel().getColumn(DIRECTION);
        arrow.setMinWidth(30);
        arrow.setMaxWidth(30);
        fitted(1, SwingConstants.LEFT, EntryWords::time, null);
        fitted(2, SwingConstants.LEFT, EntryWords::connection, EntryWords::connectionTip);
        fitted(3, SwingConstants.RIGHT, EntryWords::size, null);
        fitted(4, SwingConstants.RIGHT, EntryWords::delay, null);
        Columns.set(this, LINE, 600, SwingConstants.LEFT, new LineCell());
        fit();
        model.listen(this);
    }

    private void fitted(int column, int align, Function<Entry, String> words, Function<Entry, String> tip) {
        Columns.set(this, column, 0, align, PlainCell.figures(Entry.class, align, words, tip));
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (lines != null) {
            fit();
        }
    }

    /** As high as the letters are, which a zoom makes larger, and no wider than what is in it. */
    private void fit() {
        FontMetrics letters = getFontMetrics(UIManager.getFont("Roundtable.wire.font"));
        setRowHeight(letters.getHeight() + ROOM);
        FontMetrics figures = getFontMetrics(UIManager.getFont("Roundtable.figures.font"));
        FontMetrics headings = getFontMetrics(UIManager.getFont("TableHeader.font"));
        for (int column = DIRECTION + 1; column < LINE; column++) {
            int width =
                    Math.max(figures.stringWidth(WIDEST.get(column - 1)), headings.stringWidth(getColumnName(column)))
                            + 2 * MARGIN;
            TableColumn sized = getColumnModel().getColumn(column);
            sized.setMinWidth(width);
            sized.setPreferredWidth(width);
            sized.setMaxWidth(width * 3 / 2);
        }
    }

    /** The entry that was chosen last, as far as it still is. */
    Optional<Entry> lead() {
        int row = getSelectionModel().getLeadSelectionIndex();
        return isRowSelected(row) && row < getRowCount()
                ? Optional.of(lines.at(row))
                : selected().stream().findFirst();
    }

    @Override
    public void moved(int gone, int come) {
        following = isAtEnd();
        if (gone > 0) {
            lines.fireTableRowsDeleted(0, gone - 1);
            if (!following && getParent() instanceof JViewport viewport) {
                Point at = viewport.getViewPosition();
                viewport.setViewPosition(new Point(at.x, Math.max(0, at.y - gone * getRowHeight())));
            }
        }
        if (come > 0) {
            lines.fireTableRowsInserted(getRowCount(), getRowCount() + come - 1);
        }
        if (following) {
            toEnd();
        }
    }

    @Override
    public void changed(int row) {
        lines.fireTableRowsUpdated(row, row);
    }

    @Override
    public void rebuilt() {
        List<Long> before = lines.chosen;
        lines.fireTableDataChanged();
        for (long number : before) {
            model.row(number).ifPresent(row -> addRowSelectionInterval(row, row));
        }
        lead().flatMap(entry -> model.row(entry.number()))
                .ifPresentOrElse(row -> scrollRectToVisible(getCellRect(row, 0, true)), this::toEnd);
    }

    /** Remembers what is chosen, for the rows may be others the next time. */
    void noteChosen() {
        if (!lines.changing) {
            lines.chosen = selected().stream().map(Entry::number).toList();
        }
    }

    private boolean isAtEnd() {
        Rectangle seen = getVisibleRect();
        return seen.y + seen.height >= getHeight() - getRowHeight();
    }

    private void toEnd() {
        // Once the new rows have their place.
        SwingUtilities.invokeLater(() -> scrollRectToVisible(getCellRect(getRowCount() - 1, 0, true)));
    }

    private static final class Lines extends Rows<Entry> {
        private final transient WireModel model;
        private transient List<Long> chosen = List.of();
        private boolean changing;
        /** The table counts as it is told, not as the model already is. */
        private int count;

        Lines(WireModel model) {
            super(Entry.class, "wire.column.", KEYS);
            this.model = model;
        }

        @Override
        public int getRowCount() {
            return count;
        }

        @Override
        public void fireTableRowsDeleted(int from, int to) {
            count -= to - from + 1;
            super.fireTableRowsDeleted(from, to);
        }

        @Override
        public void fireTableRowsInserted(int from, int to) {
            count += to - from + 1;
            super.fireTableRowsInserted(from, to);
        }

        @Override
        public void fireTableDataChanged() {
            changing = true;
            count = model.shown().size();
            super.fireTableDataChanged();
            changing = false;
        }

        @Override
        public Entry at(int row) {
            return model.shown().get(row);
        }
    }
}
