package roundtable.client.window.chat;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import net.miginfocom.swing.MigLayout;
import roundtable.client.chat.Conversation;
import roundtable.client.chat.Room;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;

/** How a line of the sidebar looks: a heading, or a name with how much is unread there or how many people are. */
final class PlaceCell implements ListCellRenderer<Place> {
    private final JPanel cell = new JPanel(new MigLayout("insets 4 8 4 8, fillx", "[]6[grow,fill]6[]", "[]"));
    private final JLabel icon = new JLabel();
    private final JLabel title = new JLabel();
    private final JLabel count = new JLabel();
    private final JLabel heading = new JLabel();

    PlaceCell() {
        title.putClientProperty("html.disable", true);
        heading.putClientProperty("html.disable", true);
        heading.putClientProperty(
                FlatClientProperties.STYLE, "font: bold -1; foreground: $Roundtable.quiet; border: 12,8,2,8");
        cell.add(icon);
        cell.add(title, "wmin 0");
        cell.add(count);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Place> list, Place place, int index, boolean selected, boolean focused) {
        return switch (place) {
            case Place.Heading words -> {
                heading.setText(words.words());
                yield heading;
            }
            case Place.Open open -> {
                Conversation conversation = open.conversation();
                int unread = conversation.unread();
                fill(conversation instanceof Room ? "room" : "lock", conversation.title());
                badge(unread == 0 ? "" : Messages.text("number", unread), true);
                yield coloured(list, selected, unread > 0);
            }
            case Place.Other other -> {
                fill("room", other.room().room());
                badge(
                        other.room().people() == 0
                                ? ""
                                : Messages.text("chat.people", other.room().people()),
                        false);
                yield coloured(list, selected, false);
            }
        };
    }

    private void fill(String iconName, String words) {
        icon.setIcon(Icons.of(iconName));
        title.setText(words);
        cell.setToolTipText(null);
        cell.getAccessibleContext().setAccessibleName(words);
    }

    private void badge(String words, boolean unread) {
        count.setText(words);
        count.putClientProperty(
                FlatClientProperties.STYLE,
                unread
                        ? "font: bold -1; foreground: $Roundtable.onPerson; background: $Component.accentColor;"
                                + " border: 1,7,1,7,$Component.accentColor,1,999"
                        : "font: -1; foreground: $Roundtable.quiet; border: 0,0,0,0");
        count.setOpaque(false);
        count.setVisible(!words.isEmpty());
    }

    private Component coloured(JList<?> list, boolean selected, boolean bold) {
        cell.setBackground(selected ? list.getSelectionBackground() : list.getBackground());
        title.putClientProperty(FlatClientProperties.STYLE, bold ? "font: bold" : "font: +0");
        title.setForeground(selected ? list.getSelectionForeground() : list.getForeground());
        return cell;
    }
}
