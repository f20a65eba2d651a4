package roundtable.client.window.files;

import java.awt.BorderLayout;
import javax.swing.JPanel;
import javax.swing.Timer;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;

/** What stands where the list will be until it has come: nothing, unless that takes so long that a person wonders. */
final class Loading extends JPanel {
    private static final int WORTH_SAYING = 2_000;

    private final EmptyState words =
            new EmptyState("files", Messages.text("files.loading"), Messages.text("files.loading.hint"));
    private final Timer timer = new Timer(WORTH_SAYING, event -> words.setVisible(true));

    Loading() {
        super(new BorderLayout());
        timer.setRepeats(false);
        words.setVisible(false);
        add(words);
    }

    /** Whether the list is being waited for. */
    void waits(boolean now) {
        if (!now) {
            timer.stop();
            words.setVisible(false);
        } else if (!words.isVisible() && !timer.isRunning()) {
            timer.start();
        }
    }
}
