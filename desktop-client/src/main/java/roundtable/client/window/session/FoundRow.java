package roundtable.client.window.session;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JToolTip;
import net.miginfocom.swing.MigLayout;
import roundtable.client.discovery.Found;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.PlainTip;

/** A session on the network, to be joined by a click: its name, which is shortened where it is too long, and below it the address, which never is. */
final class FoundRow extends JButton {
    private final JLabel name = plain();
    private final JLabel people = plain();
    private final JLabel address = plain();

    FoundRow() {
        putClientProperty("html.disable", true);
        putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        people.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        address.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        setLayout(new MigLayout("insets 1 0 1 0, hidemode 3", "[]10[grow, fill]8[]", "[]0[]"));
        add(new JLabel(Icons.of("people")), "spany 2, aligny center");
        add(name, "wmin 0");
        add(people, "wrap");
        add(address, "skip 1, spanx");
    }

    private static JLabel plain() {
        JLabel label = new JLabel();
        label.putClientProperty("html.disable", true);
        return label;
    }

    /** Shows that session. */
    void show(Found found) {
        name.setText(found.name());
        address.setText(found.address().toString());
        people.setVisible(found.people().isPresent());
        people.setText(
                found.people().isPresent()
                        ? Messages.text("start.found.people", found.people().getAsInt())
                        : "");
        String words = words(found);
        setToolTipText(words);
        getAccessibleContext().setAccessibleName(words);
    }

    private static String words(Found found) {
        String where = found.address().toString();
        return found.people().isEmpty()
                ? Messages.text("start.found.one", found.name(), where)
                : Messages.text(
                        "start.found.one.people",
                        found.name(),
                        where,
                        found.people().getAsInt());
    }

    @Override
    public JToolTip createToolTip() {
        return PlainTip.of(super.createToolTip());
    }

    @Override
    public Dimension getPreferredSize() {
        return getLayout().preferredLayoutSize(this);
    }

    @Override
    public Dimension getMinimumSize() {
        return getLayout().minimumLayoutSize(this);
    }
}
