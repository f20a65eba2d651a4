package roundtable.client.window.chat;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Insets;
import javax.swing.BoundedRangeModel;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextPane;
import javax.swing.SwingUtilities;
import javax.swing.text.DefaultCaret;
import net.miginfocom.swing.MigLayout;
import roundtable.client.chat.ChatModel;
import roundtable.client.chat.Conversation;
import roundtable.client.chat.Room;
import roundtable.client.text.Messages;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.WrappingKit;

/** The transcript of the open conversation. It follows what is new only for who stands at its end. */
final class TranscriptPane extends JPanel {
    private static final int NEAR = 24;
    private static final int MARGIN = 12;

    private final ChatModel model;
    private final JTextPane pane = new JTextPane();
    private final JScrollPane scroll = new JScrollPane(pane);
    private final JButton earlier = new JButton(Messages.text("chat.earlier"));
    private final JButton newest = new JButton(Messages.text("chat.newest"));
    private final PersonColours colours;
    private Transcript transcript;

    TranscriptPane(ChatModel model, PersonColours colours, Runnable loadEarlier) {
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]", "[]0[grow,fill]0[]"));
        this.model = model;
        this.colours = colours;
        transcript = new Transcript(colours);
        setOpaque(false);
        pane.setEditorKit(new WrappingKit());
        pane.setEditable(false);
        pane.putClientProperty(FlatClientProperties.STYLE, "inactiveBackground: $TextPane.background");
        pane.setName(ChatPanel.TRANSCRIPT);
        pane.setMargin(new Insets(0, MARGIN, MARGIN, MARGIN));
        pane.getAccessibleContext().setAccessibleName(Messages.text("chat.transcript"));
        // The pane's own following of its caret would fight with ours.
        ((DefaultCaret) pane.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        link(earlier, ChatPanel.EARLIER);
        link(newest, ChatPanel.NEWEST);
        earlier.addActionListener(event -> loadEarlier.run());
        newest.addActionListener(event -> toEnd());
        scroll.getVerticalScrollBar().addAdjustmentListener(event -> {
            if (atEnd()) {
                newest.setVisible(false);
            }
        });
        add(earlier, "cell 0 0, center, grow 0");
        add(scroll, "cell 0 1, wmin 0, hmin 80");
        add(newest, "cell 0 2, center, grow 0");
        newest.setVisible(false);
        colours.listen(this::writeAnew);
    }

    private static void link(JButton button, String name) {
        button.setName(name);
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
    }

    private boolean atEnd() {
        BoundedRangeModel bar = scroll.getVerticalScrollBar().getModel();
        return bar.getValue() + bar.getExtent() >= bar.getMaximum() - NEAR;
    }

    private void toEnd() {
        // Once what was written has its height.
        SwingUtilities.invokeLater(() -> {
            BoundedRangeModel bar = scroll.getVerticalScrollBar().getModel();
            bar.setValue(bar.getMaximum());
            newest.setVisible(false);
        });
    }

    /** Shows another conversation, from its end. */
    void open(Conversation conversation) {
        write(conversation);
        toEnd();
    }

    /** Writes all of it anew, and leaves in sight what was in sight. */
    void rebuild(Conversation conversation) {
        boolean follow = atEnd();
        BoundedRangeModel bar = scroll.getVerticalScrollBar().getModel();
        int fromEnd = bar.getMaximum() - bar.getValue();
        write(conversation);
        if (follow) {
            toEnd();
        } else {
            SwingUtilities.invokeLater(() -> bar.setValue(bar.getMaximum() - fromEnd));
        }
    }

    private void write(Conversation conversation) {
        transcript = new Transcript(colours);
        transcript.add(conversation.entries());
        transcript.outgoing(conversation.outgoing(), model.self(), model.name());
        pane.setDocument(transcript.document());
        showEarlier(conversation);
    }

    void append(Conversation conversation, int from) {
        boolean follow = atEnd();
        transcript.add(
                conversation.entries().subList(from, conversation.entries().size()));
        transcript.outgoing(conversation.outgoing(), model.self(), model.name());
        showEarlier(conversation);
        if (follow) {
            toEnd();
        } else {
            newest.setVisible(true);
        }
    }

    /** What the person has just written is shown wherever the transcript stood. */
    void outgoing(Conversation conversation) {
        transcript.outgoing(conversation.outgoing(), model.self(), model.name());
        if (!conversation.outgoing().isEmpty() || atEnd()) {
            toEnd();
        }
    }

    void showEarlier(Conversation conversation) {
        boolean any = conversation instanceof Room room && room.hasEarlier();
        boolean loading = conversation instanceof Room room && room.loadingEarlier();
        earlier.setVisible(any);
        earlier.setEnabled(!loading && model.online());
        earlier.setText(Messages.text(loading ? "chat.earlier.loading" : "chat.earlier"));
    }

    /** After the events that are on their way: those who came with new colours come several at once. */
    private void writeAnew() {
        SwingUtilities.invokeLater(() -> model.open().ifPresent(this::rebuild));
    }

    /** The colours of what is written are those of the theme. */
    @Override
    public void updateUI() {
        super.updateUI();
        if (model != null) {
            writeAnew();
        }
    }
}
