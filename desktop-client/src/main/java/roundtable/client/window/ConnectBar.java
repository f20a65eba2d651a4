package roundtable.client.window;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import roundtable.client.link.LinkState;
import roundtable.client.text.Messages;

/** Where one connects: the server's address, the own name, the button, and always the state of the line. */
final class ConnectBar extends JPanel {
    static final String ADDRESS_NAME = "connect.address";
    static final String NAME_NAME = "connect.name";
    static final String BUTTON_NAME = "connect.button";
    static final String STATE_NAME = "connect.state";
    static final String DETAIL_NAME = "connect.detail";

    private final JTextField address = field(ADDRESS_NAME, "connect.address", 22);
    private final JTextField name = field(NAME_NAME, "connect.name", 12);
    private final JButton button;
    private final JLabel state = new JLabel();
    private final JLabel detail = new JLabel();

    ConnectBar(Action connect) {
        super(new MigLayout(
                "insets 12 16 10 12, fillx, hidemode 3",
                "[]8[120:210, grow 20, shrinkprio 200]12[]8[80:140, grow 10, shrinkprio 200]12[100::]16[0:pref, grow 70]",
                "[]4[]"));
        button = new JButton(connect);
        button.setName(BUTTON_NAME);
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, null);
        state.setName(STATE_NAME);
        detail.setName(DETAIL_NAME);
        detail.putClientProperty("html.disable", true);
        detail.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        state.putClientProperty("html.disable", true);
        state.getAccessibleContext().setAccessibleDescription(Messages.text("connect.state.description"));
        address.addActionListener(connect);
        name.addActionListener(connect);
        add(label("connect.address", address));
        add(address, "growx");
        add(label("connect.name", name));
        add(name, "growx");
        add(button);
        add(state, "growx, wmin 0, wrap");
        add(detail, "cell 1 1, spanx, growx, wmin 0");
    }

    private static JTextField field(String componentName, String key, int columns) {
        JTextField field = new JTextField(columns);
        field.setName(componentName);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text(key + ".placeholder"));
        field.getAccessibleContext().setAccessibleDescription(Messages.text(key + ".description"));
        field.setToolTipText(Messages.text(key + ".description"));
        return field;
    }

    private static JLabel label(String key, JComponent of) {
        JLabel label = new JLabel(Messages.text(key));
        label.setLabelFor(of);
        return label;
    }

    String address() {
        return address.getText();
    }

    void address(String text) {
        address.setText(text);
        address.setCaretPosition(0);
    }

    String personName() {
        return name.getText().strip();
    }

    void personName(String text) {
        name.setText(text);
        name.setCaretPosition(0);
    }

    /** Shows how the line is; the fields can be changed while there is none. */
    void show(LinkState now) {
        mark(address, false);
        mark(name, false);
        boolean off = now.phase() == LinkState.Phase.OFFLINE || now.phase() == LinkState.Phase.FAILED;
        address.setEditable(off);
        name.setEditable(off);
        mark(address, now.phase() == LinkState.Phase.FAILED);
        tell(now.text(), now.reason(), colour(now));
    }

    private static String colour(LinkState now) {
        return switch (now.phase()) {
            case ONLINE -> "Roundtable.online";
            case CONNECTING, RECONNECTING -> "Roundtable.busy";
            case OFFLINE -> "Roundtable.offline";
            case FAILED -> "Roundtable.failed";
        };
    }

    /** Says what is wrong with what was typed, at the field. */
    void wrongAddress(String why) {
        wrong(address, why);
    }

    /** Says what is wrong with the name that was typed, at the field. */
    void wrongName(String why) {
        wrong(name, why);
    }

    /** Says what went wrong before anything could be connected to. */
    void failed(String why) {
        tell(why, "", "Roundtable.failed");
    }

    private void wrong(JTextField field, String why) {
        mark(field, true);
        tell(why, "", "Roundtable.failed");
        field.requestFocusInWindow();
        field.selectAll();
    }

    private static void mark(JTextField field, boolean wrong) {
        field.putClientProperty(FlatClientProperties.OUTLINE, wrong ? FlatClientProperties.OUTLINE_ERROR : null);
    }

    private void tell(String text, String why, String colour) {
        detail.setText(why);
        detail.setToolTipText(why.isEmpty() ? null : why);
        detail.setVisible(!why.isEmpty());
        state.setText(text);
        state.setIcon(new Dot(colour));
        state.setIconTextGap(8);
        state.setToolTipText(text);
        state.getAccessibleContext().setAccessibleName(text);
    }
}
