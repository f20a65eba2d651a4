package roundtable.client.window;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.datatransfer.DataFlavor;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DropTarget;
import java.awt.dnd.DropTargetAdapter;
import java.awt.dnd.DropTargetDragEvent;
import java.awt.dnd.DropTargetDropEvent;
import java.awt.dnd.DropTargetEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JRootPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import roundtable.client.text.Messages;
import roundtable.client.window.files.FilesPanel;
import roundtable.client.window.parts.FileList;

/**
 * What is seen while files are dragged over the window: where they can be dropped, and what becomes of them there. A tab
 * over whose name they are held comes to the front.
 */
final class DropCurtain extends JComponent {
    static final String WORDS_NAME = "drop.words";
    private static final int MARGIN = 10;
    private static final int ARC = 16;
    private static final float STROKE = 2;
    private static final float[] DASHES = {8, 6};

    private final JTabbedPane tabs;
    private final Component stage;
    private final transient Supplier<Optional<FileTarget>> target;
    private final transient Supplier<String> refusal;
    private final JLabel words = new JLabel();

    /**
     * A curtain that is not seen yet.
     *
     * @param stage what is behind it
     * @param target what becomes of files that are dropped now
     * @param refusal why nothing does, as a key of the bundle
     */
    DropCurtain(JTabbedPane tabs, Component stage, Supplier<Optional<FileTarget>> target, Supplier<String> refusal) {
        this.tabs = tabs;
        this.stage = stage;
        this.target = target;
        this.refusal = refusal;
        words.setName(WORDS_NAME);
        words.putClientProperty(
                FlatClientProperties.STYLE,
                "font: $h2.font; arc: 16; border: 12,24,12,24; background: $ToolTip.background;"
                        + " foreground: $ToolTip.foreground");
        add(words);
    }

    /** Has it come down over that window. */
    void over(JRootPane root) {
        root.setGlassPane(this);
        Dragging dragging = new Dragging();
        root.setDropTarget(new DropTarget(root, dragging));
        setDropTarget(new DropTarget(this, dragging));
    }

    @Override
    public void doLayout() {
        words.setSize(words.getPreferredSize());
        Rectangle place = place();
        words.setLocation(
                (int) place.getCenterX() - words.getWidth() / 2, (int) place.getCenterY() - words.getHeight() / 2);
    }

    private Rectangle place() {
        return SwingUtilities.convertRectangle(stage.getParent(), stage.getBounds(), this);
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Rectangle place = place();
        boolean taken = target.get().isPresent();
        g2.setColor(UIManager.getColor(taken ? "Roundtable.drop" : "Roundtable.drop.refused"));
        g2.fill(place);
        int margin = UIScale.scale(MARGIN);
        place.grow(-margin, -margin);
        g2.setColor(UIManager.getColor(taken ? "Component.focusedBorderColor" : "Roundtable.offline"));
        g2.setStroke(
                new BasicStroke(UIScale.scale(STROKE), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dashes(), 0));
        int arc = UIScale.scale(ARC);
        g2.drawRoundRect(place.x, place.y, place.width, place.height, arc, arc);
        g2.dispose();
    }

    private static float[] dashes() {
        return new float[] {UIScale.scale(DASHES[0]), UIScale.scale(DASHES[1])};
    }

    private void show(Point at) {
        Point onTabs = SwingUtilities.convertPoint(this, at, tabs);
        int tab = tabs.isShowing() && tabs.contains(onTabs) ? tabs.indexAtLocation(onTabs.x, onTabs.y) : -1;
        if (tab >= 0) {
            tabs.setSelectedIndex(tab);
        }
        words.setText(Messages.text(target.get().map(FileTarget::words).orElseGet(refusal)));
        setVisible(true);
        revalidate();
        repaint();
    }

    private final class Dragging extends DropTargetAdapter {
        private boolean inside;

        @Override
        public void dragEnter(DropTargetDragEvent event) {
            dragOver(event);
        }

        @Override
        public void dragOver(DropTargetDragEvent event) {
            boolean files = event.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                    && !event.isDataFlavorSupported(FilesPanel.OWN_DRAG);
            inside = files;
            if (files) {
                show(SwingUtilities.convertPoint(
                        event.getDropTargetContext().getComponent(), event.getLocation(), DropCurtain.this));
            }
            if (files && target.get().isPresent()) {
                event.acceptDrag(DnDConstants.ACTION_COPY);
            } else {
                event.rejectDrag();
            }
        }

        @Override
        public void dragExit(DropTargetEvent event) {
            inside = false;
            // What was below the pointer is left, too, when the curtain comes down before it.
            SwingUtilities.invokeLater(() -> setVisible(inside));
        }

        @Override
        public void drop(DropTargetDropEvent event) {
            inside = false;
            setVisible(false);
            Optional<FileTarget> taking = target.get();
            if (taking.isEmpty() || !event.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                event.rejectDrop();
                return;
            }
            event.acceptDrop(DnDConstants.ACTION_COPY);
            Optional<List<Path>> files = FileList.of(event.getTransferable());
            event.dropComplete(files.isPresent());
            files.ifPresent(taking.get().take());
        }
    }
}
