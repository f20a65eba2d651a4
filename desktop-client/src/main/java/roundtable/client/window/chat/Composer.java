package roundtable.client.window.chat;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ActionEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.text.DefaultEditorKit;
import net.miginfocom.swing.MigLayout;
import roundtable.client.chat.Conversation;
import roundtable.client.text.Messages;
import roundtable.client.window.commands.Shortcuts;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Edits;
import roundtable.client.window.parts.PromptArea;
import roundtable.client.window.parts.Sentence;

/** The field to write in: Enter sends, Shift and Enter begins a new line. Each conversation keeps its own draft. */
final class Composer extends JPanel {
    private static final int MOST_ROWS = 6;

    private final PromptArea area = new PromptArea();
    private final JScrollPane scroll = new JScrollPane(area);
    private final JButton send = Buttons.worded(ChatPanel.SEND, "send", "chat.send");
    private final Sentence problem = Sentence.problem();
    private final UnaryOperator<String> sender;
    private final Map<Conversation, String> drafts = new HashMap<>();
    /** Or null. */
    private Conversation shown;

    /** @param sender takes what is to be sent, and gives what is wrong with it or an empty text */
    Composer(UnaryOperator<String> sender) {
        super(new MigLayout("insets 0, fillx, hidemode 3", "[grow,fill]8[]", "[]0[]"));
        this.sender = sender;
        setOpaque(false);
        area.setName(ChatPanel.WRITE);
        area.getAccessibleContext().setAccessibleName(Messages.text("chat.write"));
        area.setRows(1);
        problem.setName(ChatPanel.PROBLEM);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        add(scroll, "cell 0 0, wmin 0");
        add(send, "cell 1 0, aligny bottom");
        add(problem, "cell 0 1 2 1, growx, wmin 0");
        bind();
    }

    private void bind() {
        Shortcuts.of("key-send").forEach(key -> area.getInputMap().put(key, ChatPanel.SEND));
        Shortcuts.of("key-new-line").forEach(key -> area.getInputMap().put(key, DefaultEditorKit.insertBreakAction));
        area.getActionMap().put(ChatPanel.SEND, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                send();
            }
        });
        send.addActionListener(event -> {
            send();
            area.requestFocusInWindow();
        });
        Edits.of(area, this::edited);
        edited();
    }

    private void send() {
        String text = area.getText();
        if (text.isBlank()) {
            return;
        }
        Conversation from = shown;
        String wrong = sender.apply(text);
        if (wrong.isEmpty()) {
            // A command may have opened another conversation: what was sent is gone from where it was typed.
            drafts.remove(from);
            if (shown == from) {
                area.setText("");
            }
        }
        complain(wrong);
    }

    private void complain(String wrong) {
        problem.show(wrong);
        scroll.putClientProperty(
                FlatClientProperties.OUTLINE, wrong.isEmpty() ? null : FlatClientProperties.OUTLINE_ERROR);
    }

    private void edited() {
        complain("");
        send.setEnabled(!area.getText().isBlank());
        int rows = Math.clamp(area.getLineCount(), 1, MOST_ROWS);
        if (rows != area.getRows()) {
            area.setRows(rows);
            revalidate();
        }
    }

    /** Goes to another conversation, with what was being written there. */
    void open(Conversation conversation) {
        if (shown != null && shown != conversation) {
            drafts.put(shown, area.getText());
        }
        if (shown != conversation) {
            shown = conversation;
            area.setText(drafts.getOrDefault(conversation, ""));
        }
    }

    JComponent input() {
        return area;
    }

    /** How many conversations have something that was begun and not sent. */
    int drafts() {
        long elsewhere = drafts.entrySet().stream()
                .filter(draft -> draft.getKey() != shown && !draft.getValue().isBlank())
                .count();
        return (int) elsewhere + (area.getText().isBlank() ? 0 : 1);
    }

    void prompt(String words) {
        area.prompt(words);
    }

    void focus() {
        area.requestFocusInWindow();
    }
}
