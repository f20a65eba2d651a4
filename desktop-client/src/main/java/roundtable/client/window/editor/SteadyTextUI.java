package roundtable.client.window.editor;

import java.awt.Dimension;
import java.awt.Insets;
import java.awt.Rectangle;
import javax.swing.JComponent;
import javax.swing.text.JTextComponent;
import javax.swing.text.View;
import org.fife.ui.rsyntaxtextarea.RSyntaxTextAreaUI;

/**
 * Measures a text as it is painted. What it comes from measures one pixel narrower than it paints: a long text with
 * wrapped lines would be laid out anew twice, all of it, whenever the window asks for its size.
 */
public final class SteadyTextUI extends RSyntaxTextAreaUI {
    private static final int CARET = 1;

    /** For that area. */
    public SteadyTextUI(JComponent area) {
        super(area);
    }

    @Override
    public Dimension getPreferredSize(JComponent area) {
        Rectangle painted = getVisibleEditorRect();
        if (painted == null) {
            return super.getPreferredSize(area);
        }
        View root = getRootView((JTextComponent) area);
        root.setSize(painted.width, painted.height);
        Insets insets = area.getInsets();
        return new Dimension(
                (int) root.getPreferredSpan(View.X_AXIS) + insets.left + insets.right + CARET,
                (int) root.getPreferredSpan(View.Y_AXIS) + insets.top + insets.bottom);
    }
}
