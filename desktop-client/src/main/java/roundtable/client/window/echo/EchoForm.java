package roundtable.client.window.echo;

import com.formdev.flatlaf.FlatClientProperties;
import java.time.Duration;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.echo.AddressFamily;
import roundtable.client.echo.EchoPlan;
import roundtable.client.echo.EchoTarget;
import roundtable.client.echo.Transport;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Choice;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;
import roundtable.client.window.parts.Sentence;

/** Where to, what, how often: the upper part of the echo tab. */
final class EchoForm extends JPanel {
    private static final RowLayout.Place LONG = RowLayout.Place.filling(0, 120);
    private static final RowLayout.Place NUMBER = RowLayout.Place.between(0, 90, 90);

    private final JTextField host = new JTextField();
    private final JSpinner port = new JSpinner(new SpinnerNumberModel(12345, 1, 65535, 1));
    private final Choice<AddressFamily> family = new Choice<>(
            EchoPanel.FAMILY,
            AddressFamily.class,
            value -> Messages.text("echo.family." + value.name().toLowerCase(java.util.Locale.ROOT)),
            () -> {});
    private final Choice<Transport> transport =
            new Choice<>(EchoPanel.TRANSPORT, Transport.class, Transport::name, () -> {});
    private final JTextField message = new JTextField(Messages.text("echo.message.first"));
    private final JSpinner count = new JSpinner(new SpinnerNumberModel(10, 1, 100_000, 1));
    private final JSpinner interval = new JSpinner(new SpinnerNumberModel(200, 0, 60_000, 50));
    private final JButton send = Buttons.worded(EchoPanel.SEND, "send", "echo.send");
    private final JButton repeat = Buttons.worded(EchoPanel.REPEAT, "repeat", "echo.repeat");
    private final JButton stop = Buttons.worded(EchoPanel.STOP, "stop", "echo.stop");
    private final Sentence problem = Sentence.problem();
    /** Whether the person has typed another place than the one that was proposed. */
    private String proposedHost = "";

    private int proposedPort = 12345;

    EchoForm() {
        super(new MigLayout(
                "insets 0, fillx, hidemode 3",
                // labels, fields
                "[]12[grow,fill]",
                // place, ways, message, repetition, trouble
                "[]8[]8[]8[]4[]"));
        setOpaque(false);
        name(host, EchoPanel.HOST, "echo.host");
        name(port, EchoPanel.PORT, "echo.port");
        name(message, EchoPanel.MESSAGE, "echo.message");
        name(count, EchoPanel.COUNT, "echo.count");
        name(interval, EchoPanel.INTERVAL, "echo.interval");
        problem.setName(EchoPanel.PROBLEM);
        port.setEditor(new JSpinner.NumberEditor(port, "0"));
        host.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("echo.host.hint"));
        layOut();
        running(false);
    }

    private static void name(JComponent component, String name, String key) {
        component.setName(name);
        component.getAccessibleContext().setAccessibleName(Messages.text(key));
    }

    private void layOut() {
        Row place = row("echo.host", host);
        place.add(host, LONG);
        place.add(together("echo.port", port, null), RowLayout.Place.after(16).atEnd());
        Row ways = row("echo.family", family);
        ways.add(family);
        ways.add(together("echo.transport", transport, null), RowLayout.Place.after(24));
        Row words = row("echo.message", message);
        words.add(message, LONG);
        words.add(send, RowLayout.Place.after(16).atEnd());
        Row times = row("echo.count", count);
        times.add(count, NUMBER);
        times.add(together("echo.interval", interval, "echo.interval.unit"), RowLayout.Place.after(16));
        times.add(repeat, RowLayout.Place.after(16).atEnd());
        times.add(stop);
        add(problem, "skip 1, growx, wmin 0");
    }

    /** A line of the form, behind the label of the first thing in it. */
    private Row row(String key, JComponent first) {
        Row row = new Row();
        add(label(key, first));
        add(row, "wmin 0, wrap");
        return row;
    }

    /** A label and its field, and the unit where there is one, which stay in one line. */
    private static JPanel together(String key, JComponent field, String unit) {
        JPanel all = new JPanel(new MigLayout("insets 0", "[]8[]8[]", "[]"));
        all.setOpaque(false);
        all.add(label(key, field));
        all.add(field, field instanceof JSpinner ? "w 60:90:90" : "");
        if (unit != null) {
            all.add(new JLabel(Messages.text(unit)));
        }
        return all;
    }

    private static JLabel label(String key, JComponent field) {
        JLabel label = new JLabel(Messages.text(key));
        label.setLabelFor(field);
        return label;
    }

    /** Fills in the place of the server, unless the person has typed another. */
    void propose(String server, int echoPort) {
        boolean untouched = host.getText().isBlank()
                || host.getText().equals(proposedHost) && port.getValue().equals(proposedPort);
        if (untouched) {
            host.setText(server);
            port.setValue(echoPort);
            proposedHost = server;
            proposedPort = echoPort;
        }
    }

    JComponent input() {
        return message;
    }

    EchoPlan once() {
        return EchoPlan.once(target(), message.getText());
    }

    EchoPlan repeated() {
        return new EchoPlan(target(), message.getText(), (Integer) count.getValue(), Duration.ofMillis((Integer)
                interval.getValue()));
    }

    private EchoTarget target() {
        return new EchoTarget(host.getText(), (Integer) port.getValue(), family.chosen(), transport.chosen());
    }

    void running(boolean now) {
        send.setEnabled(!now);
        repeat.setEnabled(!now);
        stop.setEnabled(now);
    }

    void problem(String words) {
        problem.show(words);
        host.putClientProperty(
                FlatClientProperties.OUTLINE, words.isEmpty() ? null : FlatClientProperties.OUTLINE_ERROR);
    }

    void bind(Runnable onSend, Runnable onRepeat, Runnable onStop) {
        send.addActionListener(event -> onSend.run());
        message.addActionListener(event -> onSend.run());
        repeat.addActionListener(event -> onRepeat.run());
        stop.addActionListener(event -> onStop.run());
    }
}
