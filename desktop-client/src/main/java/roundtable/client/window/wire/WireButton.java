package roundtable.client.window.wire;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;

/** The button at the end of the status bar that opens and closes the drawer. */
public final class WireButton extends JPanel {
    public static final String OPEN = "wire.open";
    private static final int SIDE = 12;

    /** @param command opens and closes the drawer */
    public WireButton(Action command) {
        super(new BorderLayout());
        JToggleButton button = new JToggleButton(command);
        button.setName(OPEN);
        button.setIcon(Icons.of("wire"));
        button.setMnemonic(0);
        button.setToolTipText(Messages.text("wire.open.tip"));
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        button.putClientProperty(FlatClientProperties.STYLE_CLASS, "small");
        setBorder(BorderFactory.createEmptyBorder(2, 0, 2, SIDE));
        add(button);
    }
}
