package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.event.MouseEvent;
import java.util.Collections;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToolTip;
import net.miginfocom.swing.MigLayout;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.Participant;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.PersonColours;

/** Who has the document open, each with the colour of their caret. */
final class PeopleList extends JPanel {
    static final String LIST_NAME = "editor.people";

    private final EditorModel model;
    private final DefaultListModel<Participant> shown = new DefaultListModel<>();

    PeopleList(EditorModel model) {
        super(new MigLayout("insets 12 0 8 0, wrap 1, fill", "[fill, grow]", "[]8[fill, grow]"));
        this.model = model;
        JLabel heading = new JLabel(Messages.text("editor.people"));
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet small");
        add(heading, "gapx 16 8");
        JList<Participant> list = new Names(shown);
        list.setName(LIST_NAME);
        list.setCellRenderer(new Renderer());
        list.setOpaque(false);
        list.setFocusable(false);
        list.getAccessibleContext().setAccessibleName(Messages.text("editor.people"));
        JScrollPane scroll =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        add(scroll);
    }

    void refresh() {
        if (!model.people().equals(Collections.list(shown.elements()))) {
            shown.clear();
            model.people().forEach(shown::addElement);
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
            JToolTip tip = super.createToolTip();
            tip.putClientProperty("html.disable", true);
            return tip;
        }
    }

    private static final class Renderer extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            Participant participant = (Participant) value;
            putClientProperty("html.disable", true);
            super.getListCellRendererComponent(list, "", index, false, false);
            setText(words(participant));
            setToolTipText(null);
            setIcon(new Dot(PersonColours.key(participant.client())));
            setIconTextGap(8);
            setOpaque(false);
            setBorder(BorderFactory.createEmptyBorder(4, 16, 4, 8));
            return this;
        }
    }
}
