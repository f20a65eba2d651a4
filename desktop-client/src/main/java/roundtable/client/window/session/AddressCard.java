package roundtable.client.window.session;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.host.Hosting;
import roundtable.client.link.ServerAddress;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;
import roundtable.client.window.parts.Sentence;

/**
 * What a host tells the class: the name of the session, and the address that the others type, in letters that can be read from the last row; and
 * for whom the session is open.
 */
public final class AddressCard extends Card {
    public static final String ADDRESS_NAME = "address.large";
    public static final String COPY_NAME = "address.copy";
    public static final String OPEN_NAME = "address.open";
    public static final String RESTRICT_NAME = "address.restrict";
    public static final String CLOSE_NAME = "address.close";
    /** Each further address has a button of this name and the address. */
    public static final String OTHER_PREFIX = "address.other.";

    private static final String LARGE = "wmin 0, grow, push";
    /** Where there is no address, the words stand together in the middle. */
    private static final String LARGE_ALONE = "wmin 0, growx, pushy, aligny bottom, hmax 60";

    private static final int PROJECTED = 320;
    private static final int SAID = 34;

    private final JLabel session = new JLabel();
    private final FittedLabel large = new FittedLabel();
    private final JButton copy = Buttons.worded(COPY_NAME, "copy", "address.copy");
    private final JLabel how = new JLabel(Messages.text("address.what"));
    /** Why there is no address. */
    private final Sentence why = Sentence.hint();

    private final JPanel others = new JPanel(new MigLayout("insets 0, wrap 2", "[]12[]", "[]2[]"));
    private final Sentence trouble = Sentence.problem();
    private final JButton open = button(OPEN_NAME, "address.open");
    private final JButton restrict = button(RESTRICT_NAME, "address.restrict");
    private final JButton close = button(CLOSE_NAME, "address.close");

    /** What can be done. */
    public interface Commands {
        /** Opens the session to the network, or makes it this computer's alone. */
        void open(boolean open);

        /** Puts the card away. */
        void close();
    }

    /** A card that shows nothing yet. */
    public AddressCard(Commands commands) {
        super(new MigLayout("insets 0, wrap 1, hidemode 3, fill", "[grow, fill]", "[]0[]"));
        session.setName("address.session");
        session.putClientProperty("html.disable", true);
        session.putClientProperty(FlatClientProperties.STYLE_CLASS, "h2");
        large.setName(ADDRESS_NAME);
        open.putClientProperty(FlatClientProperties.STYLE_CLASS, "primary");
        how.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        why.setName("address.why");
        trouble.setName("address.trouble");
        others.setOpaque(false);
        copy.addActionListener(event -> copy(copy, large.getText()));
        open.addActionListener(event -> commands.open(true));
        restrict.addActionListener(event -> commands.open(false));
        close.addActionListener(event -> commands.close());
        add(session, "center, grow 0, wmin 0");
        add(large, LARGE);
        add(copy, "center, grow 0, gaptop 4");
        add(how, "center, grow 0, wmin 0, gaptop 16");
        add(why, "center, grow 0, width 0:640:640, gaptop 16, pushy, aligny top");
        add(others, "center, grow 0, wmin 0, gaptop 14");
        add(trouble, "center, grow 0, width 0:640:640, gaptop 10");
        Row buttons = new Row();
        buttons.add(open);
        buttons.add(restrict);
        buttons.add(close, RowLayout.Place.after(8).atEnd());
        add(buttons, "gaptop 20, wmin 0");
        Escape.on(this, commands::close);
    }

    private static JButton button(String name, String key) {
        JButton button = new JButton(Messages.text(key));
        button.setName(name);
        return button;
    }

    private static void copy(JButton pressed, String address) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(address), null);
        pressed.setText(Messages.text("address.copied"));
    }

    /** Where the keyboard goes when the card is shown. */
    public JButton first() {
        return open.isVisible() ? open : close;
    }

    /**
     * Shows the session of this machine.
     *
     * @param elsewhere the address of the server where it is neither this window's nor on this machine, or null
     */
    public void show(Hosting.State state, ServerAddress elsewhere) {
        List<String> addresses = elsewhere != null ? List.of(elsewhere.toString()) : addresses(state);
        boolean told = !addresses.isEmpty();
        session.setText(told && elsewhere == null ? state.name() : "");
        session.setVisible(!session.getText().isEmpty());
        MigLayout layout = (MigLayout) getLayout();
        layout.setComponentConstraints(large, told ? LARGE : LARGE_ALONE);
        large.limit(told ? PROJECTED : SAID);
        large.setText(told ? addresses.getFirst() : Messages.text(closedTitle(state)));
        copy.setText(Messages.text("address.copy"));
        copy.setVisible(told);
        how.setVisible(told);
        why.show(told ? "" : Messages.text(closedWords(state)));
        showOthers(told ? addresses.subList(1, addresses.size()) : List.of());
        trouble.show(state.trouble());
        boolean keyboard = open.isFocusOwner() || restrict.isFocusOwner();
        open.setVisible(elsewhere == null && state.phase() == Hosting.Phase.HERE);
        restrict.setVisible(elsewhere == null && state.phase() == Hosting.Phase.OPEN);
        if (keyboard) {
            first().requestFocusInWindow();
        }
        revalidate();
        repaint();
    }

    /** The number first, which works in every network; then the name, which is easier to say, and the other numbers. */
    private static List<String> addresses(Hosting.State state) {
        List<String> all = new ArrayList<>();
        state.reachable().forEach(address -> all.add(address.toString()));
        if (!all.isEmpty() && !state.hostName().isEmpty()) {
            all.add(1, new ServerAddress(state.hostName(), state.address().port()).toString());
        }
        return all;
    }

    private static String closedTitle(Hosting.State state) {
        return switch (state.phase()) {
            case OPEN -> "address.no-network.title";
            case HERE, ELSEWHERE -> "address.here.title";
            case NONE, STARTING, FAILED -> "address.none.title";
        };
    }

    private static String closedWords(Hosting.State state) {
        return switch (state.phase()) {
            case OPEN -> "address.no-network";
            case HERE -> "address.here";
            case ELSEWHERE -> "address.found";
            case NONE, STARTING, FAILED -> "address.none";
        };
    }

    private void showOthers(List<String> addresses) {
        others.removeAll();
        others.setVisible(!addresses.isEmpty());
        for (String address : addresses) {
            JLabel label = new JLabel(Messages.text("address.or", address));
            label.putClientProperty("html.disable", true);
            label.putClientProperty(FlatClientProperties.STYLE_CLASS, "h2");
            JButton copyOther = Buttons.bare(OTHER_PREFIX + address, "copy", "address.copy");
            copyOther.getAccessibleContext().setAccessibleName(Messages.text("address.copy.one", address));
            copyOther.addActionListener(event -> copy(copyOther, address));
            others.add(label, "wmin 0");
            others.add(copyOther);
        }
    }
}
