package roundtable.client.window.files;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.JPanel;
import javax.swing.JViewport;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.event.ChangeListener;
import roundtable.client.files.Transfer;
import roundtable.client.files.Transfers;
import roundtable.client.files.TransfersModel;
import roundtable.client.window.parts.Folders;

/**
 * The transfers, latest first, as wide as the window. There may be thousands: only those have a row that are in sight, or
 * nearly, and all rows are equally high.
 */
public final class TransfersList extends JPanel implements Scrollable {
    private static final int STEP = 24;
    private static final int LINE = 1;
    /** Rows above and below those in sight, so that the keyboard has somewhere to go. */
    private static final int AHEAD = 20;

    private final TransfersModel model;
    private final Transfers running;
    private final Function<Transfer, Optional<String>> waiting;
    private final Map<Transfer, TransferRow> rows = new HashMap<>();
    private final Optional<Consumer<Path>> opener = Folders.opener();
    private final ChangeListener scrolled = event -> scrolled();
    /** Of a row, in pixels; 0 until there is one. */
    private int rowHeight;

    /** The first transfer that has a row, and the one behind the last. */
    private int from;

    private int to;

    /**
     * A list of those transfers, run by {@code running}.
     *
     * @param waiting what one that broke off waits for, in words, where more is known of that than it knows itself
     */
    public TransfersList(TransfersModel model, Transfers running, Function<Transfer, Optional<String>> waiting) {
        super(null);
        this.model = model;
        this.running = running;
        this.waiting = waiting;
        setName(FilesPanel.TRANSFERS);
        putClientProperty(FlatClientProperties.STYLE, "background: $Table.background");
    }

    /** Shows the transfers that there are, keeping the rows of those that stay. */
    public void rebuild() {
        arrange();
        revalidate();
        repaint();
    }

    private void scrolled() {
        if (first() != from || behindLast() != to) {
            rebuild();
        }
    }

    private int first() {
        return Math.clamp(
                (long) getVisibleRect().y / Math.max(1, step()) - AHEAD,
                0,
                model.all().size());
    }

    private int behindLast() {
        Rectangle seen = getVisibleRect();
        long last = ((long) seen.y + seen.height) / Math.max(1, step());
        return (int) Math.min(model.all().size(), last + AHEAD);
    }

    private int step() {
        return rowHeight + LINE;
    }

    private void arrange() {
        List<Transfer> all = model.all();
        if (rowHeight == 0 && !all.isEmpty()) {
            row(all.getFirst());
        }
        from = first();
        to = behindLast();
        Set<Transfer> wanted = new HashSet<>(all.subList(Math.min(from, to), to));
        rows.entrySet().removeIf(entry -> {
            if (wanted.contains(entry.getKey())) {
                return false;
            }
            remove(entry.getValue());
            return true;
        });
        for (int i = from; i < to; i++) {
            row(all.get(i)).setBounds(0, i * step(), getWidth(), rowHeight);
        }
    }

    private TransferRow row(Transfer transfer) {
        TransferRow row = rows.get(transfer);
        if (row == null) {
            row = new TransferRow(transfer, running, waiting, opener);
            rows.put(transfer, row);
            add(row);
            rowHeight = Math.max(rowHeight, row.tallest());
        }
        return row;
    }

    @Override
    public void doLayout() {
        arrange();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        rowHeight = 0;
        if (rows != null) {
            // They are made anew, and measured.
            rows.clear();
            removeAll();
        }
    }

    @Override
    public void addNotify() {
        super.addNotify();
        if (SwingUtilities.getAncestorOfClass(JViewport.class, this) instanceof JViewport viewport) {
            viewport.removeChangeListener(scrolled);
            viewport.addChangeListener(scrolled);
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        graphics.setColor(UIManager.getColor("Separator.foreground"));
        for (int i = Math.max(1, from); i < to; i++) {
            graphics.fillRect(0, i * step() - LINE, getWidth(), LINE);
        }
    }

    /** Shows how far those in sight are, those too that have not moved for a while. */
    public void refresh() {
        rows.values().forEach(TransferRow::refresh);
    }

    /** Shows how far that one is. */
    public void refresh(Transfer transfer) {
        TransferRow row = rows.get(transfer);
        if (row != null) {
            row.refresh();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        int widest = rows.values().stream()
                .mapToInt(row -> row.getPreferredSize().width)
                .max()
                .orElse(0);
        return new Dimension(widest, Math.max(0, model.all().size() * step() - LINE));
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return STEP;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() instanceof JViewport place && place.getHeight() > getPreferredSize().height;
    }
}
