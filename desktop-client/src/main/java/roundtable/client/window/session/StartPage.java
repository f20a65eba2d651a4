package roundtable.client.window.session;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.host.Hosting;
import roundtable.client.session.Places;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.Sentence;

/** The two ways into a session, side by side: to host one, and to join one. */
public final class StartPage extends JPanel {
    public static final String HOST_NAME = "start.host";
    public static final String OPEN_NAME = "start.open";
    public static final String CLOSE_NAME = "start.close";
    private static final int ICON = 32;

    /** As wide as both cards need to stand side by side. */
    private static final int BESIDE = 600;

    private final transient MigLayout layout;
    private final Sentence words = Sentence.hint();
    private final Sentence trouble = Sentence.problem();
    private final Sentence openWords = Sentence.hint();
    private final JCheckBox open = new JCheckBox(Messages.text("start.open"), true);
    private final JButton host = new JButton();
    private final PlaceList places;

    /** What can be done. */
    public interface Commands {
        /** Hosts a session here, or goes back to the one that is hosted. */
        void host(boolean open);

        /** Joins the server at that address, which is as typed. */
        void join(String address);

        /** Puts the page away. */
        void close();
    }

    /** A page on those places. */
    public StartPage(Places known, Commands commands) {
        layout = new MigLayout("", "", "[]16[fill]12[]");
        setLayout(layout);
        stand(true);
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                stand(getParent().getWidth() >= UIScale.scale(BESIDE));
                revalidate();
            }
        });
        setOpaque(false);
        places = new PlaceList(known, commands::join);
        host.setName(HOST_NAME);
        host.putClientProperty(FlatClientProperties.STYLE_CLASS, "primary");
        host.addActionListener(event -> commands.host(open.isSelected()));
        open.setName(OPEN_NAME);
        open.setOpaque(false);
        open.setToolTipText(open.getText());
        open.addItemListener(event -> tellWho());
        JButton close = new JButton(Messages.text("start.close"));
        close.setName(CLOSE_NAME);
        close.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        close.addActionListener(event -> commands.close());
        add(Card.heading("start.title", "h1"), "spanx, center, grow 0, wmin 0");
        add(hosting(), "wmin 0");
        // What is found there is not cut off.
        add(joining());
        add(close, "spanx, center, grow 0, wmin 0");
        Escape.on(this, commands::close);
        show(Hosting.State.NONE);
    }

    /** The two cards side by side, or one below the other. */
    private void stand(boolean beside) {
        layout.setLayoutConstraints(beside ? "insets 0, wrap 2, fillx" : "insets 0, wrap 1, fillx, gapy 12");
        layout.setColumnConstraints(beside ? "[grow, fill, sizegroup]16[grow, fill, sizegroup]" : "[grow, fill]");
    }

    private static JLabel title(String key, String icon) {
        JLabel title = Card.heading(key, "h2");
        title.setIcon(Icons.of(icon, ICON));
        title.setIconTextGap(12);
        title.setToolTipText(title.getText());
        return title;
    }

    private Card hosting() {
        Card card = new Card(new MigLayout("insets 0, wrap 1, fill, hidemode 3", "[grow, fill]", "[]12[]8[]8[]12[]"));
        trouble.setName("start.trouble");
        card.add(title("start.host.title", "people"), "wmin 0");
        card.add(words, "wmin 0");
        card.add(trouble, "wmin 0");
        card.add(open, "wmin 0");
        card.add(openWords, "wmin 0, gaptop -6");
        card.add(host, "h 36!, pushy, aligny bottom");
        return card;
    }

    private Card joining() {
        Card card = new Card(new MigLayout("insets 0, wrap 1, fill", "[grow, fill]", "[]12[grow, fill]"));
        card.add(title("start.join.title", "connect"), "wmin 0");
        card.add(places, "aligny top");
        return card;
    }

    /** For whom the session will be open: before it is, and not after. */
    private void tellWho() {
        openWords.show(
                open.isVisible() ? Messages.text(open.isSelected() ? "start.open.words" : "start.closed.words") : "");
        if (open.isVisible()) {
            host.setText(Messages.text(open.isSelected() ? "start.host.open" : "start.host.closed"));
        }
    }

    /** Where the keyboard goes when the page is shown. */
    public JButton first() {
        return host;
    }

    /** Shows the session of this machine. */
    public void show(Hosting.State state) {
        boolean running = state.isOwn();
        words.show(running ? Messages.text("start.host.running", state.name()) : Messages.text("start.host.words"));
        trouble.show(state.trouble().isEmpty() ? "" : Messages.text("host.failed", state.trouble()));
        open.setVisible(!running);
        host.setText(Messages.text("start.host.return"));
        tellWho();
        host.setEnabled(state.phase() != Hosting.Phase.STARTING);
    }
}
