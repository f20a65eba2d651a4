package roundtable.client.window.wire;

import java.awt.Color;
import javax.swing.UIManager;
import roundtable.client.wire.JsonText;

/** The colours of the parts of a line, from the theme. */
final class Ink {
    private Ink() {}

    static Color of(JsonText.Part part) {
        return UIManager.getColor(
                switch (part) {
                    case NAME -> "Roundtable.wire.name";
                    case TEXT -> "Roundtable.wire.text";
                    case NUMBER -> "Roundtable.wire.number";
                    case WORD -> "Roundtable.wire.word";
                    case SIGN -> "Roundtable.wire.sign";
                    case SPACE, OTHER -> "Table.foreground";
                });
    }
}
