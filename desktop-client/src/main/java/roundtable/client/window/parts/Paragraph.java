package roundtable.client.window.parts;

import java.awt.Dimension;
import java.awt.Font;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

/** Centred words that wrap, and are never taken for HTML; a label would wrap nothing else. */
public final class Paragraph extends JTextPane {
    private final String words;
    private final String font;
    private final String colour;

    /**
     * A paragraph.
     *
     * @param font the key of its font in the theme
     * @param colour the key of its colour
     */
    public Paragraph(String words, String font, String colour) {
        this.words = words;
        this.font = font;
        this.colour = colour;
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(null);
        setText(words);
        give();
    }

    private void give() {
        Font face = UIManager.getFont(font);
        SimpleAttributeSet looks = new SimpleAttributeSet();
        StyleConstants.setAlignment(looks, StyleConstants.ALIGN_CENTER);
        StyleConstants.setFontFamily(looks, face.getFamily());
        StyleConstants.setFontSize(looks, face.getSize());
        StyleConstants.setBold(looks, face.isBold());
        StyleConstants.setForeground(looks, UIManager.getColor(colour));
        int length = getStyledDocument().getLength();
        getStyledDocument().setCharacterAttributes(0, length, looks, true);
        getStyledDocument().setParagraphAttributes(0, length, looks, true);
    }

    /** The letters have the size and the colour of the theme that is on. */
    @Override
    public void updateUI() {
        super.updateUI();
        if (words != null) { // else it is still being made
            setOpaque(false);
            setBorder(null);
            give();
        }
    }

    /** It wraps into any width that it is given. */
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, super.getMinimumSize().height);
    }

    /** To a screen reader it is what it looks like: words, not a field. */
    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleWords();
        }
        return accessibleContext;
    }

    private final class AccessibleWords extends AccessibleJTextComponent {
        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.LABEL;
        }

        @Override
        public String getAccessibleName() {
            return words;
        }
    }
}
