package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.util.Collections;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
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
        JList<Participant> list = new JList<>(shown);
        list.setName(LIST_NAME);
        list.setCellRenderer(new Renderer());
        list.setOpaque(false);
        list.setFocusable(false);
        list.getAccessibleContext().setAccessibleName(Messages.text("editor.people"));
        JScrollPane scroll = new JScrollPane(list);
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

    private static final class Renderer extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            Participant participant = (Participant) value;
            putClientProperty("html.disable", true);
            super.getListCellRendererComponent(list, "", index, false, false);
            String name = participant.name();
            setText(participant.own() ? Messages.text("editor.you", name) : name);
            setToolTipText(null);
            setIcon(new Dot(PersonColours.key(participant.client())));
            setIconTextGap(8);
            setOpaque(false);
            setBorder(BorderFactory.createEmptyBorder(4, 16, 4, 8));
            return this;
        }
    }
}
