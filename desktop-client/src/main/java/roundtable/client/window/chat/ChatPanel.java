package roundtable.client.window.chat;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.Window;
import java.awt.event.HierarchyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.event.WindowFocusListener;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import roundtable.client.chat.ChatController;
import roundtable.client.chat.ChatModel;
import roundtable.client.chat.Conversation;
import roundtable.client.chat.PrivateTalk;
import roundtable.client.chat.Room;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.Icons;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** The chat tab: where one can talk, what is said there, and who is there. */
public final class ChatPanel extends JPanel implements ChatModel.Listener {
    public static final String PLACES = "chat.places";
    public static final String ROOM = "chat.room";
    public static final String JOIN = "chat.join";
    public static final String ROOM_PROBLEM = "chat.room.problem";
    public static final String TITLE = "chat.title";
    public static final String LEAVE = "chat.leave";
    public static final String TRANSCRIPT = "chat.transcript";
    public static final String EARLIER = "chat.earlier";
    public static final String NEWEST = "chat.newest";
    public static final String WRITE = "chat.write";
    public static final String SEND = "chat.send";
    public static final String PROBLEM = "chat.problem";
    public static final String UNSENT = "chat.unsent";
    public static final String RETRY = "chat.retry";
    public static final String DISCARD = "chat.discard";
    public static final String PEOPLE = "chat.people";
    public static final String TALK = "chat.talk";

    private static final String EMPTY_CARD = "empty";
    private static final String QUIET_CARD = "quiet";
    private static final String OFFLINE_CARD = "offline";
    private static final String TRANSCRIPT_CARD = "transcript";

    private final ChatModel model;
    private final ChatController controller;
    private final Sidebar sidebar;
    private final JLabel title = new JLabel();
    private final Sentence about = Sentence.hint();
    private final JButton leave = Buttons.bare(LEAVE, "cancel", "chat.leave");
    private final TranscriptPane transcript;
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);
    private final Unsent unsent;
    private final Composer composer;
    private final PeoplePane people;
    private final WindowFocusListener focus = new WindowAdapter() {
        @Override
        public void windowGainedFocus(WindowEvent event) {
            reading();
        }

        @Override
        public void windowLostFocus(WindowEvent event) {
            reading();
        }
    };

    public ChatPanel(ChatModel model, ChatController controller, PersonColours colours) {
        super(new MigLayout(
                "insets 16, fill, hidemode 3",
                // places, conversation, people
                "[112:200:200,fill,shrinkprio 200]16[grow,fill,160::]0[fill,shrinkprio 200]",
                "[grow,fill]"));
        this.model = model;
        this.controller = controller;
        sidebar = new Sidebar(model, controller);
        transcript = new TranscriptPane(model, colours, this::loadEarlier);
        unsent = new Unsent(
                () -> model.open().ifPresent(controller::retry),
                () -> model.open().ifPresent(controller::discardFailed));
        composer = new Composer(controller::enterLine);
        people = new PeoplePane(model, colours, controller::talkTo);
        title.setName(TITLE);
        title.putClientProperty("html.disable", true);
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "h3");
        leave.addActionListener(event -> model.open().ifPresent(controller::leave));
        add(sidebar, "cell 0 0");
        add(conversation(), "cell 1 0, wmin 0");
        add(people, "cell 2 0, w 112:180:180, gapleft 16");
        model.listen(this);
        addHierarchyListener(event -> {
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
                reading();
                if (isShowing()) {
                    controller.refreshRooms();
                }
            }
        });
        model.open().ifPresentOrElse(this::opened, this::showMiddle);
    }

    /** What comes while the window is in the background has not been read, in sight or not. */
    private void reading() {
        Window window = SwingUtilities.getWindowAncestor(this);
        model.reading(isShowing() && window.isFocused());
    }

    @Override
    public void addNotify() {
        super.addNotify();
        SwingUtilities.getWindowAncestor(this).addWindowFocusListener(focus);
    }

    @Override
    public void removeNotify() {
        SwingUtilities.getWindowAncestor(this).removeWindowFocusListener(focus);
        super.removeNotify();
    }

    /** Where one writes. */
    public JComponent input() {
        return composer.input();
    }

    /** How many messages were begun and not sent. */
    public int drafts() {
        return composer.drafts();
    }

    private JPanel conversation() {
        middle.setOpaque(false);
        middle.add(state("chat", "chat.empty"), EMPTY_CARD);
        middle.add(state("chat", "chat.quiet"), QUIET_CARD);
        middle.add(state("connect", "chat.offline"), OFFLINE_CARD);
        middle.add(transcript, TRANSCRIPT_CARD);
        JPanel column = new JPanel(new MigLayout(
                "insets 0, fill, hidemode 3",
                "[grow,fill][]",
                // title, about it, transcript, what was not sent, field
                "[]0[]4[grow,fill]0[]8[]"));
        column.setOpaque(false);
        column.add(title, "cell 0 0, wmin 0");
        column.add(leave, "cell 1 0");
        column.add(about, "cell 0 1 2 1, growx, wmin 0");
        // Small at its best: it takes what the others leave.
        column.add(middle, "cell 0 2 2 1, wmin 0, h 80:100:");
        column.add(unsent, "cell 0 3 2 1, gaptop 8, wmin 0");
        column.add(composer, "cell 0 4 2 1, wmin 0");
        return column;
    }

    private static EmptyState state(String icon, String key) {
        return new EmptyState(icon, Messages.text(key), Messages.text(key + ".hint"));
    }

    private void loadEarlier() {
        if (model.open().orElse(null) instanceof Room room) {
            controller.loadEarlier(room);
        }
    }

    @Override
    public void listChanged() {
        sidebar.refresh();
        showMiddle();
    }

    @Override
    public void opened(Conversation conversation) {
        sidebar.refresh();
        transcript.open(conversation);
        composer.open(conversation);
        showConversation(conversation);
        composer.focus();
    }

    private void showConversation(Conversation conversation) {
        title.setText(conversation.title());
        title.setIcon(Icons.of(conversation instanceof Room ? "room" : "lock"));
        unsent.show(conversation);
        people.setVisible(conversation instanceof Room);
        switch (conversation) {
            case Room room -> {
                people.show(room);
                about.show(room.problem());
            }
            case PrivateTalk talk -> about.show(Messages.text("chat.private.about", talk.title()));
        }
        composer.prompt(prompt(conversation));
        showMiddle();
    }

    private String prompt(Conversation conversation) {
        if (!model.online()) {
            return Messages.text("chat.write.offline");
        }
        return Messages.text(
                conversation instanceof Room ? "chat.write.room" : "chat.write.private", conversation.title());
    }

    private void showMiddle() {
        Conversation open = model.open().orElse(null);
        composer.setVisible(open != null);
        leave.setVisible(open != null);
        cards.show(middle, card(open));
    }

    private String card(Conversation open) {
        if (open == null) {
            return EMPTY_CARD;
        }
        if (!open.entries().isEmpty() || !open.outgoing().isEmpty()) {
            return TRANSCRIPT_CARD;
        }
        return model.online() ? QUIET_CARD : OFFLINE_CARD;
    }

    private boolean isOpen(Conversation conversation) {
        return model.open().orElse(null) == conversation;
    }

    @Override
    public void appended(Conversation conversation, int from) {
        if (isOpen(conversation)) {
            transcript.append(conversation, from);
            showMiddle();
        }
    }

    @Override
    public void rebuilt(Conversation conversation) {
        if (isOpen(conversation)) {
            transcript.rebuild(conversation);
            showMiddle();
        }
    }

    @Override
    public void outgoingChanged(Conversation conversation) {
        if (isOpen(conversation)) {
            transcript.outgoing(conversation);
            unsent.show(conversation);
            showMiddle();
        }
    }

    @Override
    public void peopleChanged(Room room) {
        if (isOpen(room)) {
            people.show(room);
        }
    }

    @Override
    public void lineChanged() {
        model.open().ifPresent(conversation -> {
            transcript.showEarlier(conversation);
            showConversation(conversation);
        });
    }
}
