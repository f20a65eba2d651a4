package roundtable.client.window.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import javax.swing.UIManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.fife.ui.rsyntaxtextarea.RSyntaxTextArea;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import roundtable.client.window.Window;

/** A document's name says how its text is coloured; plain text has the theme's own colour. */
@ExtendWith(Window.class)
class LooksTest {
    @Test
    void aProgramIsColouredAndPlainTextIsNot() {
        GuiActionRunner.execute(() -> {
            RSyntaxTextArea text = new RSyntaxTextArea();
            Looks.give(text);
            Color plain = UIManager.getColor("TextArea.foreground");
            assertThat(foreground(text, TokenTypes.IDENTIFIER)).isEqualTo(plain);

            Looks.colour(text, "Client.java");
            assertThat(foreground(text, TokenTypes.RESERVED_WORD)).isNotEqualTo(plain);
            assertThat(foreground(text, TokenTypes.IDENTIFIER)).isEqualTo(plain);

            Looks.colour(text, "temp.txt");
            assertThat(foreground(text, TokenTypes.IDENTIFIER)).isEqualTo(plain);
        });
    }

    private static Color foreground(RSyntaxTextArea text, int token) {
        return text.getSyntaxScheme().getStyle(token).foreground;
    }
}
