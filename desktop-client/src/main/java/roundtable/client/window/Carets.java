package roundtable.client.window;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.text.Caret;
import javax.swing.text.JTextComponent;

/** Where the carets of all fields are: another theme gives each field a new one, which stands at the start. */
final class Carets {
    private final Map<JTextComponent, Place> places = new LinkedHashMap<>();

    private record Place(int dot, int mark) {}

    private Carets() {}

    /** Those of every window just now. */
    static Carets ofAllWindows() {
        Carets carets = new Carets();
        for (Window window : Window.getWindows()) {
            carets.add(window);
        }
        return carets;
    }

    private void add(Component component) {
        if (component instanceof JTextComponent text && text.getCaret() != null) {
            Caret caret = text.getCaret();
            places.put(text, new Place(caret.getDot(), caret.getMark()));
        }
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                add(child);
            }
        }
    }

    void restore() {
        places.forEach((text, place) -> {
            if (Math.max(place.dot(), place.mark()) <= text.getDocument().getLength()) {
                // Some fields put theirs back silently, after having told that it is at the start.
                text.getCaret().setDot(0);
                text.getCaret().setDot(place.mark());
                text.getCaret().moveDot(place.dot());
            }
        });
    }
}
