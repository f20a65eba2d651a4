package roundtable.client.window.files;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JPanel;
import javax.swing.JSeparator;
import javax.swing.Scrollable;
import net.miginfocom.swing.MigLayout;
import roundtable.client.files.Transfer;
import roundtable.client.files.Transfers;
import roundtable.client.files.TransfersModel;
import roundtable.client.window.parts.Folders;

/** The transfers, latest first, as wide as the window. */
public final class TransfersList extends JPanel implements Scrollable {
    private static final int STEP = 24;

    private final TransfersModel model;
    private final Transfers running;
    private final Function<Transfer, Optional<String>> waiting;
    private final Map<Transfer, TransferRow> rows = new HashMap<>();

    /** A list of those transfers, run by {@code running}. */
    TransfersList(TransfersModel model, Transfers running) {
        this(model, running, transfer -> Optional.empty());
    }

    /**
     * A list of those transfers, run by {@code running}.
     *
     * @param waiting what one that broke off waits for, in words, where more is known of that than it knows itself
     */
    public TransfersList(TransfersModel model, Transfers running, Function<Transfer, Optional<String>> waiting) {
        super(new MigLayout("insets 0, fillx, wrap 1, gapy 0", "[grow,fill]", ""));
        this.model = model;
        this.running = running;
        this.waiting = waiting;
        setName(FilesPanel.TRANSFERS);
        putClientProperty(FlatClientProperties.STYLE, "background: $Table.background");
    }

    /** Shows the transfers that there are, keeping the rows of those that stay. */
    public void rebuild() {
        List<Transfer> present = new ArrayList<>(model.all());
        rows.keySet().removeIf(transfer -> present.stream().noneMatch(one -> one == transfer));
        removeAll();
        for (Transfer transfer : present) {
            if (getComponentCount() > 0) {
                add(new JSeparator(), "h 1!");
            }
            add(
                    rows.computeIfAbsent(transfer, added -> new TransferRow(added, running, waiting, Folders.opener())),
                    "wmin 0");
        }
        revalidate();
        repaint();
    }

    /** Shows how far all of them are, those too that have not moved for a while. */
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
        return false;
    }
}
