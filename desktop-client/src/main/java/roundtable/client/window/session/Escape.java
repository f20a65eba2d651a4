package roundtable.client.window.session;

import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** What the Escape key does while the keyboard is in a component. */
final class Escape {
    private static final String KEY = "escape";

    private Escape() {}

    static void on(JComponent component, Runnable command) {
        component
                .getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), KEY);
        component.getActionMap().put(KEY, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                command.run();
            }
        });
    }
}
