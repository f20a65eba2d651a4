package roundtable.client.window;

import java.awt.Graphics;
import java.awt.event.WindowEvent;
import java.awt.image.VolatileImage;
import javax.swing.JTabbedPane;
import javax.swing.Timer;

/**
 * What a window goes through in its first moments, without being seen: it gets its place on the screen's system, each tab
 * is laid out and drawn, and after a while it is closed. So a JVM that watches learns what the next start will need.
 */
final class UnseenPlay {
    private static final int MILLIS_FOR_A_SCENE = 150;
    /** Enough for the hosted session to come up, and for its document to be drawn. */
    private static final int SCENES = 12;

    private final MainFrame frame;
    private final JTabbedPane tabs;
    private int scene;

    private UnseenPlay(MainFrame frame, JTabbedPane tabs) {
        this.frame = frame;
        this.tabs = tabs;
    }

    static void begin(MainFrame frame) {
        frame.addNotify();
        frame.validate();
        UnseenPlay play = new UnseenPlay(frame, frame.tabs());
        play.draw();
        frame.makeRest();
        new Timer(MILLIS_FOR_A_SCENE, event -> play.next()).start();
    }

    private void next() {
        if (scene++ == SCENES) {
            frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
            return;
        }
        // Most of the time the first tab, which is what people see first.
        tabs.setSelectedIndex(Math.max(0, scene + tabs.getTabCount() - SCENES - 1));
        draw();
    }

    private void draw() {
        frame.validate();
        VolatileImage image = frame.createVolatileImage(frame.getWidth(), frame.getHeight());
        image.validate(frame.getGraphicsConfiguration());
        Graphics canvas = image.createGraphics();
        frame.getRootPane().paint(canvas);
        canvas.dispose();
        image.flush();
    }
}
