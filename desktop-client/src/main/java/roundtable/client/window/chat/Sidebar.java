package roundtable.client.window.chat;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.chat.ChatController;
import roundtable.client.chat.ChatModel;
import roundtable.client.chat.Conversation;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Edits;
import roundtable.client.window.parts.NarrowList;
import roundtable.client.window.parts.Sentence;

/** Where one can talk: the own rooms and private talks, the server's other rooms, and a field for a room's name. */
final class Sidebar extends JPanel {
    private final ChatModel model;
    private final ChatController controller;
    private final DefaultListModel<Place> places = new DefaultListModel<>();
    private final JList<Place> list = new NarrowList<>(places);
    private final JTextField room = new JTextField();
    private final JButton join = Buttons.bare(ChatPanel.JOIN, "add", "chat.join");
    private final Sentence problem = Sentence.problem();
    private boolean showing;

    Sidebar(ChatModel model, ChatController controller) {
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]4[]", "[grow,fill]8[]0[]"));
        this.model = model;
        this.controller = controller;
        setOpaque(false);
        list.setName(ChatPanel.PLACES);
        list.getAccessibleContext().setAccessibleName(Messages.text("chat.places"));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new PlaceCell());
        room.setName(ChatPanel.ROOM);
        room.getAccessibleContext().setAccessibleName(Messages.text("chat.room"));
        room.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("chat.room.hint"));
        problem.setName(ChatPanel.ROOM_PROBLEM);
        add(new JScrollPane(list), "cell 0 0 2 1, wmin 0, hmin 80");
        add(room, "cell 0 1, wmin 0");
        add(join, "cell 1 1");
        add(problem, "cell 0 2 2 1, growx, wmin 0");
        bind();
        refresh();
    }

    private void bind() {
        list.addListSelectionListener(event -> {
            if (!showing && !event.getValueIsAdjusting() && list.getSelectedValue() instanceof Place.Open open) {
                model.open(open.conversation());
            }
        });
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                int index = list.locationToIndex(event.getPoint());
                if (index >= 0 && list.getCellBounds(index, index).contains(event.getPoint())) {
                    joinOther(places.get(index));
                }
            }
        });
        list.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), ChatPanel.JOIN);
        list.getActionMap().put(ChatPanel.JOIN, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                joinOther(list.getSelectedValue());
            }
        });
        Edits.of(room, () -> complain(""));
        room.addActionListener(event -> joinTyped());
        join.addActionListener(event -> joinTyped());
    }

    private void joinOther(Place place) {
        if (place instanceof Place.Other other) {
            controller.join(other.room().room());
        }
    }

    private void joinTyped() {
        String wrong = controller.join(room.getText().strip());
        if (wrong.isEmpty()) {
            room.setText("");
        }
        complain(wrong);
    }

    private void complain(String wrong) {
        problem.show(wrong);
        room.putClientProperty(
                FlatClientProperties.OUTLINE, wrong.isEmpty() ? null : FlatClientProperties.OUTLINE_ERROR);
    }

    /** The cells stand in no window: a change of the theme does not reach them. */
    @Override
    public void updateUI() {
        super.updateUI();
        if (list != null) {
            list.setCellRenderer(new PlaceCell());
        }
    }

    /** Shows what the model holds, with the open conversation selected. */
    void refresh() {
        showing = true;
        try {
            List<Place> now = Place.of(model);
            places.clear();
            places.addAll(now);
            Conversation open = model.open().orElse(null);
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) instanceof Place.Open place && place.conversation() == open) {
                    list.setSelectedIndex(i);
                }
            }
        } finally {
            showing = false;
        }
    }
}
