package roundtable.client.window.parts;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JTextArea;
import javax.swing.JToolTip;

/** Words that wrap, can be selected, and are never taken for HTML. Without words it takes no place. */
public final class Sentence extends JTextArea {
    private static final String PLAIN = "border: 0,0,0,0; background: null; margin: 0,0,0,0; ";

    private Sentence(String style) {
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        putClientProperty(FlatClientProperties.STYLE, PLAIN + style);
        setVisible(false);
    }

    /** Words about what is wrong. */
    public static Sentence problem() {
        return new Sentence("foreground: $Roundtable.failed; font: $Label.font");
    }

    /** Words beside the matter. */
    public static Sentence hint() {
        return new Sentence("foreground: $Roundtable.quiet; font: $Label.font");
    }

    /** Words of the matter itself. */
    public static Sentence plain() {
        return new Sentence("foreground: $Label.foreground; font: $Label.font");
    }

    /** The style of a sentence in another colour: a key of the theme, behind a dollar sign. */
    public static String style(String colour) {
        return PLAIN + "font: $Label.font; foreground: " + colour;
    }

    /** Shows these words, or nothing. */
    public void show(String words) {
        if (!words.equals(getText())) {
            setText(words);
        }
        setVisible(!words.isEmpty());
    }

    @Override
    public JToolTip createToolTip() {
        return PlainTip.of(super.createToolTip());
    }

    /** To a screen reader it is what it looks like: words, not a field. */
    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleSentence();
        }
        return accessibleContext;
    }

    private final class AccessibleSentence extends AccessibleJTextArea {
        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.LABEL;
        }

        @Override
        public String getAccessibleName() {
            return getText();
        }
    }

    /** It wraps into any width that it is given. */
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, super.getMinimumSize().height);
    }
}
