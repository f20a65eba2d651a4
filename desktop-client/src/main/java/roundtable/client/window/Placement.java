package roundtable.client.window;

import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import roundtable.client.settings.Settings;

/** Where a window is: where it was the last time, if that is still on a screen, and as large. */
final class Placement {
    private static final Dimension USUAL = new Dimension(1080, 720);
    private static final Dimension SMALLEST = new Dimension(640, 420);

    private final Frame window;
    private final Settings settings;
    /** Where it is when it does not fill the screen. */
    private Rectangle free;

    Placement(Frame window, Settings settings) {
        this.window = window;
        this.settings = settings;
        window.setMinimumSize(SMALLEST);
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        window.setSize(Math.min(USUAL.width, screen.width), Math.min(USUAL.height, screen.height));
        window.setLocationRelativeTo(null);
        settings.bounds()
                .map(last -> new Rectangle(last.x(), last.y(), last.width(), last.height()))
                .filter(Placement::onScreen)
                .ifPresent(window::setBounds);
        free = window.getBounds();
        if (settings.maximised()) {
            window.setExtendedState(Frame.MAXIMIZED_BOTH);
        }
        window.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                look();
            }

            @Override
            public void componentMoved(ComponentEvent event) {
                look();
            }
        });
    }

    private void look() {
        if (window.getExtendedState() == Frame.NORMAL) {
            free = window.getBounds();
        }
    }

    private static boolean onScreen(Rectangle bounds) {
        for (GraphicsDevice device :
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            Rectangle common = device.getDefaultConfiguration().getBounds().intersection(bounds);
            if (common.width > SMALLEST.width / 2 && common.height > SMALLEST.height / 2) {
                return true;
            }
        }
        return false;
    }

    /** Notes it in the settings. */
    void remember() {
        settings.bounds(new Settings.Bounds(free.x, free.y, free.width, free.height));
        settings.maximised((window.getExtendedState() & Frame.MAXIMIZED_BOTH) == Frame.MAXIMIZED_BOTH);
    }
}
