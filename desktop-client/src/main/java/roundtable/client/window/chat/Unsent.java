package roundtable.client.window.chat;

import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.chat.Conversation;
import roundtable.client.chat.Outgoing;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Sentence;

/** Says what could not be sent, why, and what can be done about it. */
final class Unsent extends JPanel {
    private final Sentence words = Sentence.problem();
    private final JButton retry = new JButton(Messages.text("chat.retry"));
    private final JButton discard = new JButton(Messages.text("chat.discard"));

    Unsent(Runnable onRetry, Runnable onDiscard) {
        super(new MigLayout("insets 0, fillx", "[grow,fill]8[]8[]", "[]"));
        setOpaque(false);
        words.setName(ChatPanel.UNSENT);
        retry.setName(ChatPanel.RETRY);
        discard.setName(ChatPanel.DISCARD);
        retry.addActionListener(event -> onRetry.run());
        discard.addActionListener(event -> onDiscard.run());
        add(words, "wmin 0, aligny center");
        add(retry);
        add(discard);
        setVisible(false);
    }

    void show(Conversation conversation) {
        List<Outgoing> failed =
                conversation.outgoing().stream().filter(Outgoing::failed).toList();
        setVisible(!failed.isEmpty());
        words.show(
                failed.isEmpty()
                        ? ""
                        : Messages.text(
                                "chat.unsent", failed.size(), failed.getLast().problem()));
    }
}
