package roundtable.client.window.session;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import roundtable.client.discovery.Found;
import roundtable.client.session.Places;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** The sessions on the network and the servers joined before, each a button. */
final class PlaceList extends JPanel {
    /** A found session's button is called this and its address. */
    static final String FOUND_PREFIX = "start.found.";
    /** A recent server's button is called this and its address; the one that takes it out of the list, as the second has it. */
    static final String RECENT_PREFIX = "start.recent.";

    static final String FORGET_PREFIX = "start.forget.";

    private final transient Places places;
    private final transient Consumer<String> join;
    /** The buttons of the found sessions, in their order. */
    private final transient List<FoundRow> foundRows = new ArrayList<>();
    /** What stands here, by which a later list is the same one. */
    private transient List<?> shown = List.of();

    PlaceList(Places places, Consumer<String> join) {
        super(new MigLayout("insets 0, wrap 2", "[grow, fill]0[]", "[]2[]"));
        this.places = places;
        this.join = join;
        setOpaque(false);
        places.listen(this::refresh);
        fill();
    }

    /** Where the places are the same, the buttons are too: one is pressed as people come and go there. */
    private void refresh() {
        List<Found> found = places.found();
        if (shown.equals(rows())) {
            for (int i = 0; i < found.size(); i++) {
                foundRows.get(i).show(found.get(i));
            }
            return;
        }
        String focused = keyboard();
        fill();
        for (Component one : getComponents()) {
            if (focused != null && focused.equals(one.getName())) {
                one.requestFocusInWindow();
            }
        }
    }

    /** What the list is made of, but for what may change at a place. */
    private List<?> rows() {
        return List.of(
                places.found().stream()
                        .map(found -> List.of(found.id(), found.address()))
                        .toList(),
                List.copyOf(places.recent()));
    }

    /** The name of the button that has the keyboard, or null. */
    private String keyboard() {
        for (Component one : getComponents()) {
            if (one.isFocusOwner()) {
                return one.getName();
            }
        }
        return null;
    }

    private void fill() {
        shown = rows();
        foundRows.clear();
        removeAll();
        if (!places.found().isEmpty()) {
            add(Card.heading("start.found", "quiet small"), "span 2");
            places.found().forEach(this::add);
        }
        if (!places.recent().isEmpty()) {
            JLabel heading = Card.heading("start.recent", "quiet small");
            add(heading, "span 2" + (places.found().isEmpty() ? "" : ", gaptop 10"));
            places.recent().forEach(this::add);
        }
        Sentence hint = Sentence.hint();
        boolean none = places.found().isEmpty() && places.recent().isEmpty();
        hint.show(Messages.text(none ? "start.join.none" : "start.join.else"));
        add(hint, "span 2, wmin 0" + (none ? "" : ", gaptop 10"));
        revalidate();
        repaint();
    }

    private void add(Found found) {
        String address = found.address().toString();
        FoundRow row = new FoundRow();
        row.setName(FOUND_PREFIX + address);
        row.show(found);
        row.addActionListener(event -> join.accept(address));
        foundRows.add(row);
        add(row, "span 2");
    }

    private void add(String address) {
        JButton row = new JButton(address, Icons.of("history"));
        row.setName(RECENT_PREFIX + address);
        row.putClientProperty("html.disable", true);
        row.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        row.setHorizontalAlignment(SwingConstants.LEADING);
        row.setIconTextGap(10);
        row.setToolTipText(Messages.text("start.join.tip", address));
        row.addActionListener(event -> join.accept(address));
        add(row, "wmin 0");
        JButton forget = Buttons.bare(FORGET_PREFIX + address, "cancel", "start.forget");
        forget.getAccessibleContext().setAccessibleName(Messages.text("start.forget.one", address));
        forget.addActionListener(event -> places.forget(address));
        add(forget);
    }
}
