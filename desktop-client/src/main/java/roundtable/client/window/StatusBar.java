package roundtable.client.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.time.Duration;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import roundtable.client.host.Hosting;
import roundtable.client.link.LinkState;
import roundtable.client.text.Messages;

/** The last line of the window: which server, for whom the session is open, and how far away it is. */
final class StatusBar extends JPanel {
    static final String SERVER_NAME = "status.server";
    static final String HOSTING_NAME = "status.hosting";
    /** The component name of what shows the round trip and opens the journal. */
    static final String JOURNAL_NAME = "status.journal";

    private final JLabel server = quiet();
    private final JButton hosting = new JButton();
    private final JButton roundTrip;

    /**
     * The bar.
     *
     * @param journal shows what happened on the connections
     * @param address shows for whom the session is open, and where
     */
    StatusBar(Action journal, Action address) {
        super(new MigLayout("insets 6 16 6 16, fillx, hidemode 3", "[0::]0[grow, 0::]24[right, 56::]"));
        roundTrip = new JButton(journal);
        roundTrip.setName(JOURNAL_NAME);
        roundTrip.setHideActionText(true);
        roundTrip.setMnemonic(0);
        roundTrip.getAccessibleContext().setAccessibleName(Messages.text("journal.title"));
        roundTrip.setRequestFocusEnabled(false);
        roundTrip.setToolTipText(Messages.text("status.round-trip.tip"));
        roundTrip.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        roundTrip.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet small");
        server.setName(SERVER_NAME);
        hosting.setName(HOSTING_NAME);
        hosting.putClientProperty("html.disable", true);
        hosting.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        hosting.putClientProperty(
                FlatClientProperties.STYLE, "font: -1; foreground: $Roundtable.quiet; margin: 0,0,0,4; focusWidth: 0");
        hosting.setHorizontalAlignment(SwingConstants.LEADING);
        hosting.addActionListener(address);
        hosting.setVisible(false);
        add(server, "cell 0 0, wmin 0, gapright 24");
        add(hosting, "cell 1 0, wmin 0, h 18!");
        add(roundTrip, "cell 2 0");
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                placeServer();
            }
        });
    }

    /** The server stands here only where all of it can be read: its address stands in the bar above, too. */
    private void placeServer() {
        server.setVisible(!server.getText().isEmpty());
        if (getWidth() > 0 && getPreferredSize().width > getWidth()) {
            server.setVisible(false);
        }
    }

    private static JLabel quiet() {
        JLabel label = new JLabel(" ");
        label.putClientProperty("html.disable", true);
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet small");
        return label;
    }

    /** Says whose session is on this machine, and for whom it is open. */
    void show(Hosting.State state) {
        String text = words(state);
        hosting.setText(text);
        hosting.setToolTipText(Messages.text("status.host.tip"));
        hosting.setVisible(!text.isEmpty());
        placeServer();
    }

    private static String words(Hosting.State state) {
        return switch (state.phase()) {
            case HERE -> Messages.text("status.host");
            case OPEN ->
                state.reachable().isEmpty()
                        ? Messages.text("status.host.no-network")
                        : Messages.text(
                                "status.host.lan",
                                state.reachable().getFirst().toString(),
                                state.reachable().size() - 1);
            case ELSEWHERE -> Messages.text("status.host.found");
            case NONE, STARTING, FAILED -> "";
        };
    }

    void show(LinkState state) {
        server.setText(state.server()
                .map(name ->
                        Messages.text("status.server", name, state.address().toString()))
                .orElse(""));
        roundTrip.setText(
                state.roundTrip() == null
                        ? Messages.text("status.journal")
                        : Messages.text("status.round-trip", millis(state.roundTrip())));
        placeServer();
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 10 ? String.format("%.1f", millis) : String.format("%.0f", millis);
    }
}
