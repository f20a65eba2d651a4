package roundtable.client.window;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** What stands below the tabs: what one has to know once, what went wrong, and the last line. The first two seldom come, and are made then. */
final class Foot extends JPanel {
    private NoticeBar notice;
    private FaultBar faults;

    Foot(JComponent status, JComponent corner) {
        super(new BorderLayout());
        JPanel last = new JPanel(new BorderLayout());
        last.add(status);
        last.add(corner, BorderLayout.EAST);
        add(last, BorderLayout.SOUTH);
    }

    /** Says something that one has to know once. */
    void notice(String words) {
        if (notice == null) {
            notice = new NoticeBar();
            add(notice, BorderLayout.NORTH);
        }
        notice.show(words);
    }

    /** Says that something went wrong inside the program. */
    void fault(String details) {
        if (faults == null) {
            faults = new FaultBar();
            add(faults, BorderLayout.CENTER);
        }
        faults.show(details);
    }
}
