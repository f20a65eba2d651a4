package roundtable.client.window;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.MouseWheelEvent;
import java.util.function.IntConsumer;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;

/** How large everything in the windows is, letters, icons and gaps alike; for rooms with a projector, and for eyes. */
final class Zoom {
    /** All sizes there are, as factors. */
    private static final float[] STEPS = {0.75f, 0.9f, 1f, 1.1f, 1.25f, 1.5f, 1.75f, 2f, 2.5f, 3f};

    /** In per cent. */
    static final int USUAL = 100;

    private final IntConsumer changed;
    private long lastTurn;

    /** @param changed is told the new size in per cent */
    Zoom(IntConsumer changed) {
        this.changed = changed;
    }

    /** Sets the size before the first component is made; what is no step becomes the nearest. */
    static void install(int percent) {
        UIScale.setSupportedZoomFactors(STEPS);
        UIScale.setZoomFactor(nearest(percent));
    }

    static float nearest(int percent) {
        float nearest = 1;
        for (float step : STEPS) {
            if (Math.abs(step * 100 - percent) < Math.abs(nearest * 100 - percent)) {
                nearest = step;
            }
        }
        return nearest;
    }

    /** The size in per cent of the usual one. */
    static int percent() {
        return Math.round(UIScale.getZoomFactor() * 100);
    }

    void in() {
        show(UIScale.zoomIn());
    }

    void out() {
        show(UIScale.zoomOut());
    }

    void reset() {
        show(UIScale.zoomReset());
    }

    private void show(boolean another) {
        if (another) {
            Carets carets = Carets.ofAllWindows();
            FlatLaf.updateUI();
            carets.restore();
            changed.accept(percent());
        }
    }

    /** Zooms by the wheel over that window while the key of menus is held; returns what ends that. */
    Runnable byWheel(Window window) {
        AWTEventListener listener = event -> wheel(window, event);
        Toolkit.getDefaultToolkit().addAWTEventListener(listener, AWTEvent.MOUSE_WHEEL_EVENT_MASK);
        return () -> Toolkit.getDefaultToolkit().removeAWTEventListener(listener);
    }

    /** What does not take a turn of the wheel itself passes it on to what it lies in, and then it comes by again. */
    private void wheel(Window window, AWTEvent event) {
        if (!(event instanceof MouseWheelEvent wheel)
                || wheel.getWhen() == lastTurn
                || !isMenuKeyDown(wheel)
                || !SwingUtilities.isDescendingFrom(wheel.getComponent(), window)) {
            return;
        }
        lastTurn = wheel.getWhen();
        hold(wheel.getComponent());
        if (wheel.getWheelRotation() < 0) {
            in();
        } else if (wheel.getWheelRotation() > 0) {
            out();
        }
    }

    private static boolean isMenuKeyDown(MouseWheelEvent wheel) {
        int keys = wheel.getModifiersEx();
        return (keys & Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx()) != 0;
    }

    /** Nobody can keep the event from whoever scrolls by it; but they can be told to let this one pass. */
    private static void hold(Component below) {
        JScrollPane scroll = below instanceof JScrollPane itself
                ? itself
                : (JScrollPane) SwingUtilities.getAncestorOfClass(JScrollPane.class, below);
        if (scroll != null && scroll.isWheelScrollingEnabled()) {
            scroll.setWheelScrollingEnabled(false);
            SwingUtilities.invokeLater(() -> scroll.setWheelScrollingEnabled(true));
        }
    }
}
