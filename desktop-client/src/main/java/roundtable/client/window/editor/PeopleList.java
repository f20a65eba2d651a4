package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.ui.FlatEmptyBorder;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Collections;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToggleButton;
import javax.swing.JToolTip;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.Participant;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.PlainTip;

/** Who has the document open, each with the colour of their caret. A name takes one to that person's place in the text. */
final class PeopleList extends JPanel {
    static final String LIST_NAME = "editor.people";
    static final String FOLLOW_NAME = "editor.follow";

    private final EditorModel model;
    private final Companion companion;
    private final PersonColours colours;
    private final DefaultListModel<Participant> shown = new DefaultListModel<>();
    private final JList<Participant> list = new Names(shown);
    private final JToggleButton follow = new JToggleButton();
    private long chosen = -1;

    PeopleList(EditorModel model, Companion companion, PersonColours colours) {
        super(new MigLayout(
                "insets 12 0 8 0, wrap 1, fill, hidemode 3", "[fill, grow, 100:180:]", "[]8[fill, grow, 32::]8[]"));
        this.model = model;
        this.companion = companion;
        this.colours = colours;
        JLabel heading = new JLabel(Messages.text("editor.people"));
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet small");
        heading.setToolTipText(heading.getText());
        add(heading, "gapx 16 8, wmin 0");
        prepareList();
        JScrollPane scroll =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        add(scroll);
        add(follow, "gapx 12 12, wmin 0");
        prepareFollow();
        companion.listen(this::refreshFollow);
        refreshFollow();
    }

    private void prepareList() {
        list.setName(LIST_NAME);
        list.setCellRenderer(new Renderer());
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setOpaque(false);
        list.setFocusable(false);
        list.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        list.getAccessibleContext().setAccessibleName(Messages.text("editor.people"));
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                int index = list.locationToIndex(event.getPoint());
                if (index >= 0 && list.getCellBounds(index, index).contains(event.getPoint())) {
                    choose(shown.get(index));
                }
            }
        });
    }

    private void prepareFollow() {
        follow.setName(FOLLOW_NAME);
        follow.setFocusable(false);
        follow.putClientProperty("html.disable", true);
        follow.setToolTipText(Messages.text("editor.follow.tip"));
        // Its text is there only while somebody is chosen.
        follow.getAccessibleContext().setAccessibleName(Messages.text("editor.follow.tip"));
        follow.addActionListener(event -> {
            if (follow.isSelected()) {
                companion.follow(chosen);
            } else {
                companion.release();
            }
        });
    }

    private void choose(Participant participant) {
        if (!participant.own()) {
            chosen = participant.session();
            companion.release();
            companion.goTo(chosen);
            refreshFollow();
        }
    }

    private void refreshFollow() {
        Participant one = Collections.list(shown.elements()).stream()
                .filter(participant -> participant.session() == chosen)
                .findFirst()
                .orElse(null);
        follow.setVisible(one != null);
        follow.setSelected(one != null && companion.isFollowing(chosen));
        follow.setText(
                one == null
                        ? ""
                        : Messages.text(follow.isSelected() ? "editor.following" : "editor.follow", one.name()));
        list.repaint();
    }

    void refresh() {
        if (!model.people().equals(Collections.list(shown.elements()))) {
            shown.clear();
            shown.addAll(model.people());
            refreshFollow();
        }
    }

    private static String words(Participant participant) {
        return participant.own() ? Messages.text("editor.you", participant.name()) : participant.name();
    }

    /** A list that shortens long names and shows them whole in a tip, as text and never as HTML. */
    private static final class Names extends JList<Participant> {
        Names(DefaultListModel<Participant> people) {
            super(people);
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public String getToolTipText(MouseEvent event) {
            int index = locationToIndex(event.getPoint());
            return index < 0 ? null : words(getModel().getElementAt(index));
        }

        @Override
        public JToolTip createToolTip() {
            return PlainTip.of(super.createToolTip());
        }
    }

    private final class Renderer extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> names, Object value, int index, boolean selected, boolean focused) {
            Participant participant = (Participant) value;
            putClientProperty("html.disable", true);
            super.getListCellRendererComponent(names, "", index, participant.session() == chosen, false);
            setText(words(participant));
            setToolTipText(null);
            setIcon(new Dot(colours.key(participant.client())));
            setIconTextGap(8);
            setOpaque(participant.session() == chosen);
            setBorder(new FlatEmptyBorder(4, 16, 4, 8));
            return this;
        }
    }
}
