package roundtable.client.window.files;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JPanel;
import javax.swing.JSeparator;
import javax.swing.Scrollable;
import net.miginfocom.swing.MigLayout;
import roundtable.client.files.FilesController;
import roundtable.client.files.FilesModel;
import roundtable.client.files.Transfer;

/** The transfers, latest first, as wide as the window. */
final class TransfersList extends JPanel implements Scrollable {
    private static final int STEP = 24;

    private final FilesModel model;
    private final FilesController controller;
    private final Map<Transfer, TransferRow> rows = new HashMap<>();

    TransfersList(FilesModel model, FilesController controller) {
        super(new MigLayout("insets 0, fillx, wrap 1, gapy 0", "[grow,fill]", ""));
        this.model = model;
        this.controller = controller;
        setName(FilesPanel.TRANSFERS);
        putClientProperty(FlatClientProperties.STYLE, "background: $Table.background");
    }

    /** Shows the transfers that there are, keeping the rows of those that stay. */
    void rebuild() {
        List<Transfer> present = new ArrayList<>(model.transfers());
        rows.keySet().removeIf(transfer -> present.stream().noneMatch(one -> one == transfer));
        removeAll();
        for (Transfer transfer : present) {
            if (getComponentCount() > 0) {
                add(new JSeparator(), "h 1!");
            }
            add(rows.computeIfAbsent(transfer, added -> new TransferRow(added, controller)), "wmin 0");
        }
        revalidate();
        repaint();
    }

    /** Shows how far all of them are, those too that have not moved for a while. */
    void refresh() {
        rows.values().forEach(TransferRow::refresh);
    }

    void refresh(Transfer transfer) {
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
