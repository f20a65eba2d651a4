package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.swing.UIManager;
import org.fife.ui.rsyntaxtextarea.FileTypeUtil;
import org.fife.ui.rsyntaxtextarea.RSyntaxTextArea;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.SyntaxScheme;
import org.fife.ui.rsyntaxtextarea.Theme;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.fife.ui.rtextarea.Gutter;
import org.fife.ui.rtextarea.RTextScrollPane;

/** Gives a text area and its gutter, which no theme knows, the theme's looks. */
public final class Looks {
    /** How many letters wide a tab stop is. */
    public static final int TAB = 4;

    private static final int GUTTER_MARGIN = 4;

    private Looks() {}

    /** Gives a text area the theme's looks. */
    public static void give(RSyntaxTextArea text) {
        Font font = font();
        text.setFont(font);
        text.setSyntaxScheme(isPlain(text) ? plain(font) : coloured(font));
        text.setMargin(UIManager.getInsets("Roundtable.text.margin"));
        text.setBackground(UIManager.getColor("TextArea.background"));
        text.setForeground(UIManager.getColor("TextArea.foreground"));
        text.setCaretColor(UIManager.getColor("TextArea.caretForeground"));
        text.setSelectionColor(UIManager.getColor("TextArea.selectionBackground"));
        text.setSelectedTextColor(UIManager.getColor("TextArea.selectionForeground"));
        text.setUseSelectedTextColor(true);
        text.setCurrentLineHighlightColor(UIManager.getColor("Roundtable.currentLine"));
    }

    /** The same for its gutter. */
    public static void give(RTextScrollPane scroll) {
        Color background = lasting("TextArea.background");
        Gutter gutter = scroll.getGutter();
        gutter.setBackground(background);
        int margin = UIScale.scale(GUTTER_MARGIN);
        gutter.setBorder(new Gutter.GutterBorder(0, margin, 0, margin));
        gutter.setBorderColor(background);
        gutter.setLineNumberColor(lasting("Roundtable.lineNumber"));
        gutter.setCurrentLineNumberColor(lasting("Roundtable.lineNumber"));
        gutter.setLineNumberFont(font());
        scroll.getViewport().setBackground(background);
    }

    /** A colour of the theme's own kind would be taken for its default, and put aside when parts of the gutter are made anew. */
    private static Color lasting(String key) {
        return new Color(UIManager.getColor(key).getRGB());
    }

    private static Font font() {
        return UIManager.getFont("Roundtable.text.font");
    }

    private static boolean isPlain(RSyntaxTextArea text) {
        return text.getSyntaxEditingStyle().equals(SyntaxConstants.SYNTAX_STYLE_NONE);
    }

    /** Plain text is all identifiers. The library's own file of colours takes long to read, and most documents are plain. */
    private static SyntaxScheme plain(Font font) {
        SyntaxScheme scheme = new SyntaxScheme(font, false);
        scheme.getStyle(TokenTypes.IDENTIFIER).foreground = UIManager.getColor("TextArea.foreground");
        return scheme;
    }

    private static SyntaxScheme coloured(Font font) {
        String name = FlatLaf.isLafDark() ? "dark" : "idea";
        try (InputStream in = Theme.class.getResourceAsStream("/org/fife/ui/rsyntaxtextarea/themes/" + name + ".xml")) {
            SyntaxScheme scheme = Theme.load(in, font).scheme;
            scheme.getStyle(TokenTypes.IDENTIFIER).foreground = UIManager.getColor("TextArea.foreground");
            return scheme;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Colours a text as a document of that name is coloured. */
    public static void colour(RSyntaxTextArea text, String document) {
        String style = style(document);
        if (!style.equals(text.getSyntaxEditingStyle())) {
            text.setSyntaxEditingStyle(style);
            give(text);
        }
    }

    private static String style(String document) {
        return FileTypeUtil.get().guessContentType(new File(document));
    }
}
