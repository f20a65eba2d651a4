package roundtable.client.window;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.HierarchyBoundsAdapter;
import java.awt.event.HierarchyEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import roundtable.client.link.LinkState;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** Where one connects: the server's address, the button, always the state of the line, and who one is. */
final class ConnectBar extends JPanel {
    static final String ADDRESS_NAME = "connect.address";
    static final String PERSON_NAME = "connect.person";
    static final String CHOICES_NAME = "connect.choices";
    static final String BUTTON_NAME = "connect.button";
    static final String STATE_NAME = "connect.state";
    static final String DETAIL_NAME = "connect.detail";

    private static final int LONGEST_NAME = 180;
    private static final int SHORTEST_NAME = 36;
    private static final int LOW = 360;
    private static final String BESIDE = "cell 3 0, wmin pref";
    private static final String BELOW = "cell 0 1, spanx, growx, wmin 0, gaptop 8";
    private static final String AS_A_DOT = "cell 3 0, growx, wmin 12";
    private static final String ADDRESS = "cell 1 0, growx, w 140:260:";
    private static final String NARROW_ADDRESS = "cell 1 0, growx, w 72:260:";

    private final JTextField address = field(ADDRESS_NAME, "connect.address", 22);
    private final JButton choices = Buttons.bare(CHOICES_NAME, "choices", "connect.choices");
    private final JButton person = new JButton() {
        // A usual name can always be read; only a long one is cut.
        @Override
        public Dimension getMinimumSize() {
            Dimension whole = getPreferredSize();
            return new Dimension(Math.min(whole.width, UIScale.scale(leastName)), whole.height);
        }
    };
    private final JButton button;
    private final MigLayout layout = new MigLayout(
            "insets 12 16 10 16, fillx, hidemode 3",
            "[]8[grow 20, shrinkprio 200]12[]16[grow 70, shrinkprio 300]16[shrinkprio 150]",
            "[]0[]0[]");
    private final JLabel label = label("connect.address", address);
    private final JLabel state = new JLabel();
    private int leastName = LONGEST_NAME;
    private final Sentence detail = Sentence.hint();

    /** What can be done in the bar, beside connecting and disconnecting. */
    interface Commands {
        /** Connects, where there is no line: Enter in the address. */
        void connect();

        /** Shows what there is to join, below that component. */
        void choose(JComponent below);

        /** Asks who the person is. */
        void askPerson();
    }

    /**
     * The bar.
     *
     * @param button what the button does, which depends on the state
     * @param commands what else can be done here
     */
    ConnectBar(Action button, Commands commands) {
        this.button = new JButton(button);
        this.button.setName(BUTTON_NAME);
        // A click leaves the keyboard where it is: whoever types on after it must not press the button by a space.
        this.button.setRequestFocusEnabled(false);
        state.setName(STATE_NAME);
        state.putClientProperty("html.disable", true);
        state.setIconTextGap(8);
        state.getAccessibleContext().setAccessibleDescription(Messages.text("connect.state.description"));
        detail.setName(DETAIL_NAME);
        address.addActionListener(event -> commands.connect());
        address.putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, choices);
        choices.addActionListener(event -> commands.choose(address));
        choices.setFocusable(false);
        address.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_DOWN, 0), CHOICES_NAME);
        address.getActionMap().put(CHOICES_NAME, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                commands.choose(address);
            }
        });
        person.setName(PERSON_NAME);
        person.putClientProperty("html.disable", true);
        person.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        person.setIconTextGap(8);
        person.setToolTipText(Messages.text("connect.person.tip"));
        person.addActionListener(event -> commands.askPerson());
        layOut();
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                fit();
            }
        });
        addHierarchyBoundsListener(new HierarchyBoundsAdapter() {
            @Override
            public void ancestorResized(HierarchyEvent event) {
                fit();
            }
        });
    }

    private void layOut() {
        setLayout(layout);
        add(label, "cell 0 0");
        add(address, ADDRESS);
        add(button, "cell 2 0");
        add(state, BESIDE);
        add(person, "cell 4 0");
        add(detail, "cell 0 2, spanx, growx, wmin 0, gaptop 4");
    }

    /**
     * The state beside the button where all of it can be read there, else on a line of its own. Where that is not enough the
     * label goes, and the names become shorter; in a window that is low too the state is its dot.
     */
    private void fit() {
        if (getWidth() == 0) {
            return;
        }
        Object before = layout.getComponentConstraints(state);
        boolean labelled = label.isVisible();
        place(true, BESIDE);
        if (isTooNarrow()) {
            place(true, BELOW);
        }
        if (isTooNarrow()) {
            place(false, getRootPane().getHeight() < UIScale.scale(LOW) ? AS_A_DOT : BELOW);
        }
        if (labelled != label.isVisible()
                || !layout.getComponentConstraints(state).equals(before)) {
            revalidate();
        }
    }

    private boolean isTooNarrow() {
        return layout.minimumLayoutSize(this).width > getWidth();
    }

    private void place(boolean roomy, String ofState) {
        label.setVisible(roomy);
        leastName = roomy ? LONGEST_NAME : SHORTEST_NAME;
        layout.setComponentConstraints(address, roomy ? ADDRESS : NARROW_ADDRESS);
        layout.setComponentConstraints(state, ofState);
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

    /** Shows who sits here; {@code shade} is the theme's key for their colour, or null. */
    void person(String name, String shade) {
        person.setText(name.isEmpty() ? Messages.text("connect.person.nobody") : name);
        person.setIcon(shade == null ? null : new Dot(shade));
        person.getAccessibleContext()
                .setAccessibleName(
                        name.isEmpty() ? person.getText() : Messages.text("connect.person.description", name));
        fit();
    }

    /** Shows how the line is; the fields can be changed while there is none. */
    void show(LinkState now) {
        boolean off = now.phase() == LinkState.Phase.OFFLINE || now.phase() == LinkState.Phase.FAILED;
        address.setEditable(off);
        choices.setVisible(off);
        // Nothing but a click, or the menu, ends a connection.
        button.setFocusable(off);
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

    /** Whether the keyboard is here. */
    boolean hasKeyboard() {
        return address.isFocusOwner() || button.isFocusOwner();
    }

    /** Says what is wrong with what was typed, at the field. */
    void wrongAddress(String why) {
        mark(address, true);
        tell(why, "", "Roundtable.failed");
        address.requestFocusInWindow();
        address.selectAll();
    }

    /** Says what is being done before anything can be connected to. */
    void busy(String words) {
        tell(words, "", "Roundtable.busy");
    }

    /** Says what went wrong before anything could be connected to. */
    void failed(String why) {
        tell(why, "", "Roundtable.failed");
    }

    private static void mark(JTextField field, boolean wrong) {
        field.putClientProperty(FlatClientProperties.OUTLINE, wrong ? FlatClientProperties.OUTLINE_ERROR : null);
    }

    private void tell(String text, String why, String colour) {
        detail.show(why);
        state.setText(text);
        state.setIcon(new Dot(colour));
        state.setToolTipText(text);
        state.getAccessibleContext().setAccessibleName(text);
        fit();
    }
}
