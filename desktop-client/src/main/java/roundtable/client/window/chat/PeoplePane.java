package roundtable.client.window.chat;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.chat.ChatModel;
import roundtable.client.chat.Room;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.NarrowList;
import roundtable.protocol.ChatEvent;

/** Who is in the open room; choosing a person begins a private talk. */
final class PeoplePane extends JPanel {
    private final ChatModel model;
    private final DefaultListModel<ChatEvent.Member> people = new DefaultListModel<>();
    private final JList<ChatEvent.Member> list = new NarrowList<>(people);
    private final JLabel title = new JLabel();
    private final JButton talk = Buttons.worded(ChatPanel.TALK, "lock", "chat.talk");
    private final Consumer<String> talkTo;
    private final PersonColours colours;

    PeoplePane(ChatModel model, PersonColours colours, Consumer<String> talkTo) {
        super(new MigLayout("insets 0, fill", "[grow,fill]", "[]4[grow,fill]8[]"));
        this.model = model;
        this.talkTo = talkTo;
        this.colours = colours;
        setOpaque(false);
        title.putClientProperty(FlatClientProperties.STYLE, "font: bold -1; foreground: $Roundtable.quiet");
        list.setName(ChatPanel.PEOPLE);
        list.getAccessibleContext().setAccessibleName(Messages.text("chat.people.here"));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new PersonCell());
        add(title, "wrap");
        add(new JScrollPane(list), "wmin 0, hmin 80, wrap");
        add(talk, "wmin 0");
        bind();
        showAction();
    }

    private void bind() {
        list.addListSelectionListener(event -> showAction());
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2) {
                    begin();
                }
            }
        });
        list.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), ChatPanel.TALK);
        list.getActionMap().put(ChatPanel.TALK, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                begin();
            }
        });
        talk.addActionListener(event -> begin());
    }

    private void begin() {
        if (talk.isEnabled()) {
            talkTo.accept(list.getSelectedValue().name());
        }
    }

    private void showAction() {
        ChatEvent.Member chosen = list.getSelectedValue();
        talk.setEnabled(chosen != null && chosen.client() != model.self());
    }

    /** Shows who is there, with the same person selected. */
    void show(Room room) {
        ChatEvent.Member chosen = list.getSelectedValue();
        List<ChatEvent.Member> now = room.people();
        people.clear();
        people.addAll(now);
        title.setText(room.joined() ? Messages.text("chat.people", now.size()) : " ");
        if (chosen != null && now.contains(chosen)) {
            list.setSelectedValue(chosen, false);
        }
        showAction();
    }

    private final class PersonCell extends DefaultListCellRenderer {
        PersonCell() {
            putClientProperty("html.disable", true);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<?> shown, Object value, int index, boolean selected, boolean focused) {
            ChatEvent.Member member = (ChatEvent.Member) value;
            String words = member.client() == model.self() ? Messages.text("chat.you", member.name()) : member.name();
            super.getListCellRendererComponent(shown, words, index, selected, false);
            setIcon(new Dot(colours.key(member.client())));
            setIconTextGap(8);
            setToolTipText(null);
            return this;
        }
    }
}
