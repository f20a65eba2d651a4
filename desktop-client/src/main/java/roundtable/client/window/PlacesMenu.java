package roundtable.client.window;

import java.awt.Component;
import java.awt.FontMetrics;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JToolTip;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import roundtable.client.session.Places;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.PlainTip;
import roundtable.client.window.parts.Texts;

/** What there is to join, below the address; it follows what is found while it is open. */
final class PlacesMenu extends JPopupMenu {
    /** An item is called this and its address. */
    static final String CHOICE_PREFIX = "connect.choice.";

    /** In heights of a line. */
    private static final int LONGEST_NAME = 16;

    private final transient Places places;
    private final transient Consumer<String> join;

    PlacesMenu(Places places, Consumer<String> join) {
        this.places = places;
        this.join = join;
        places.listen(() -> {
            if (isVisible()) {
                refill();
            }
        });
    }

    void open(JComponent below) {
        // It is in no window while it is closed, and so is not told of another theme or size.
        updateUI();
        fill();
        show(below, 0, below.getHeight());
    }

    private void fill() {
        removeAll();
        places.found().forEach(found -> {
            String address = found.address().toString();
            JMenuItem item = item("", address);
            // The address is told whole, however long the name is.
            FontMetrics metrics = item.getFontMetrics(item.getFont());
            String name = Texts.shortened(found.name(), metrics, metrics.getHeight() * LONGEST_NAME);
            item.setText(Messages.text("start.found.one", name, address));
            item.setToolTipText(Messages.text("start.found.one", found.name(), address));
            item.getAccessibleContext().setAccessibleName(item.getToolTipText());
            add(item);
        });
        if (!places.found().isEmpty() && !places.recent().isEmpty()) {
            addSeparator();
        }
        places.recent().forEach(address -> add(item(address, address)));
        if (getComponentCount() == 0) {
            JMenuItem none = new JMenuItem(Messages.text("connect.choices.none"));
            none.setEnabled(false);
            add(none);
        }
    }

    /** Whoever is on an item stays on it. */
    private void refill() {
        String chosen = Stream.of(getComponents())
                .filter(item -> item instanceof JMenuItem menuItem && menuItem.isArmed())
                .map(Component::getName)
                .findFirst()
                .orElse(null);
        fill();
        pack();
        Stream.of(getComponents())
                .filter(item -> chosen != null && chosen.equals(item.getName()))
                .findFirst()
                .ifPresent(item -> MenuSelectionManager.defaultManager()
                        .setSelectedPath(new MenuElement[] {this, (MenuElement) item}));
    }

    private JMenuItem item(String words, String address) {
        JMenuItem item = new JMenuItem(words) {
            @Override
            public JToolTip createToolTip() {
                return PlainTip.of(super.createToolTip());
            }
        };
        item.putClientProperty("html.disable", true);
        item.setName(CHOICE_PREFIX + address);
        item.addActionListener(event -> join.accept(address));
        return item;
    }
}
