package roundtable.client.window.chat;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import javax.swing.UIManager;
import javax.swing.text.AttributeSet;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import roundtable.client.window.PersonColours;

/** How the parts of a transcript are written, in the colours and the font of the theme that is on. */
final class Ink {
    private static final float ABOVE_SPEAKER = 10;
    private static final float ABOVE_DAY = 18;
    private static final float BELOW_DAY = 4;

    private final PersonColours colours;
    private final Font font = UIManager.getFont("TextPane.font");
    private final AttributeSet body = characters(UIManager.getColor("TextPane.foreground"), false, 0);
    private final AttributeSet quiet = characters(UIManager.getColor("Roundtable.quiet"), false, 0);
    private final AttributeSet small = characters(UIManager.getColor("Roundtable.quiet"), false, -1);
    private final AttributeSet trouble = characters(UIManager.getColor("Roundtable.failed"), false, -1);

    Ink(PersonColours colours) {
        this.colours = colours;
    }

    AttributeSet body() {
        return body;
    }

    /** What is not certain yet. */
    AttributeSet quiet() {
        return quiet;
    }

    /** Times and days. */
    AttributeSet small() {
        return small;
    }

    AttributeSet trouble() {
        return trouble;
    }

    AttributeSet name(long client) {
        return characters(colours.of(client), true, 0);
    }

    AttributeSet speakerLine() {
        return paragraph(StyleConstants.ALIGN_LEFT, ABOVE_SPEAKER, 1);
    }

    AttributeSet textLine() {
        return paragraph(StyleConstants.ALIGN_LEFT, 0, 1);
    }

    AttributeSet dayLine() {
        return paragraph(StyleConstants.ALIGN_CENTER, ABOVE_DAY, BELOW_DAY);
    }

    private SimpleAttributeSet characters(Color colour, boolean bold, int larger) {
        SimpleAttributeSet set = new SimpleAttributeSet();
        StyleConstants.setFontFamily(set, font.getFamily());
        StyleConstants.setFontSize(set, font.getSize() + larger);
        StyleConstants.setForeground(set, colour);
        StyleConstants.setBold(set, bold);
        return set;
    }

    private static SimpleAttributeSet paragraph(int alignment, float above, float below) {
        SimpleAttributeSet set = new SimpleAttributeSet();
        StyleConstants.setAlignment(set, alignment);
        StyleConstants.setSpaceAbove(set, UIScale.scale(above));
        StyleConstants.setSpaceBelow(set, UIScale.scale(below));
        StyleConstants.setLineSpacing(set, 0.1f);
        return set;
    }
}
