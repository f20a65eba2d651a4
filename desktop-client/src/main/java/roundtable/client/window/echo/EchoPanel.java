package roundtable.client.window.echo;

import java.awt.CardLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import roundtable.client.echo.EchoController;
import roundtable.client.echo.EchoModel;
import roundtable.client.echo.EchoSummary;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Texts;

/** The echo tab: a form, the round trips as they come, and what they amount to. */
public final class EchoPanel extends JPanel implements EchoModel.Listener {
    public static final String HOST = "echo.host";
    public static final String PORT = "echo.port";
    public static final String FAMILY = "echo.family";
    public static final String TRANSPORT = "echo.transport";
    public static final String MESSAGE = "echo.message";
    public static final String COUNT = "echo.count";
    public static final String INTERVAL = "echo.interval";
    public static final String SEND = "echo.send";
    public static final String REPEAT = "echo.repeat";
    public static final String STOP = "echo.stop";
    public static final String CLEAR = "echo.clear";
    public static final String TRIPS = "echo.trips";
    public static final String SUMMARY = "echo.summary";
    public static final String PROBLEM = "echo.problem";

    private static final String EMPTY_CARD = "empty";
    private static final String TRIPS_CARD = "trips";

    private final EchoModel model;
    private final EchoForm form = new EchoForm();
    private final TripsTable trips;
    private final JScrollPane scroll;
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);
    private final JLabel summary = new JLabel();
    private final JButton clear = Buttons.bare(CLEAR, "clear", "echo.clear");

    public EchoPanel(EchoModel model, EchoController controller) {
        super(new MigLayout("insets 16, fill", "[grow,fill]", "[]16[grow,fill]8[]"));
        this.model = model;
        trips = new TripsTable(model);
        scroll = new JScrollPane(trips);
        middle.add(new EmptyState("echo", Messages.text("echo.empty"), Messages.text("echo.empty.hint")), EMPTY_CARD);
        middle.add(scroll, TRIPS_CARD);
        summary.setName(SUMMARY);
        add(form, "wrap");
        add(middle, "wmin 0, hmin 80, wrap");
        add(summary, "split 2, growx, wmin 0, h 24!");
        add(clear, "grow 0");
        form.bind(() -> controller.start(form.once()), () -> controller.start(form.repeated()), controller::stop);
        clear.addActionListener(event -> controller.clear());
        model.listen(this);
        rebuilt();
    }

    /** Where one writes what is to come back. */
    public JComponent input() {
        return form.input();
    }

    /** Proposes the place of the server's echo service. */
    public void propose(String host, int port) {
        form.propose(host, port);
    }

    @Override
    public void added(int from, int to) {
        JScrollBar bar = scroll.getVerticalScrollBar();
        boolean atEnd = bar.getValue() + bar.getVisibleAmount() >= bar.getMaximum() - trips.getRowHeight();
        if (atEnd) {
            // Once the new rows have their place.
            SwingUtilities.invokeLater(() -> trips.scrollRectToVisible(trips.getCellRect(to, 0, true)));
        }
        showFigures();
    }

    @Override
    public void rebuilt() {
        showFigures();
    }

    private void showFigures() {
        EchoSummary all = model.summary();
        cards.show(middle, model.trips().isEmpty() ? EMPTY_CARD : TRIPS_CARD);
        clear.setVisible(!model.trips().isEmpty());
        String counts = Messages.text("echo.summary.counts", all.sent(), all.back(), all.lost(), all.different());
        summary.setText(
                all.back() == 0
                        ? all.sent() == 0 ? "" : counts
                        : Messages.text(
                                "echo.summary",
                                counts,
                                Texts.milliseconds(all.min()),
                                Texts.milliseconds(all.median()),
                                Texts.milliseconds(all.p99()),
                                Texts.milliseconds(all.max())));
    }

    @Override
    public void stateChanged() {
        form.running(model.running());
        form.problem(model.problem());
    }
}
