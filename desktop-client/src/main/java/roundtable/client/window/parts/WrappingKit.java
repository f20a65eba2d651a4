package roundtable.client.window.parts;

import javax.swing.text.AbstractDocument;
import javax.swing.text.Element;
import javax.swing.text.LabelView;
import javax.swing.text.StyledEditorKit;
import javax.swing.text.View;
import javax.swing.text.ViewFactory;

/** Styled text that always fits the width: a word longer than a line is broken inside, not scrolled to. */
public final class WrappingKit extends StyledEditorKit {
    @Override
    public ViewFactory getViewFactory() {
        ViewFactory usual = super.getViewFactory();
        return element -> AbstractDocument.ContentElementName.equals(element.getName())
                ? new BreakableText(element)
                : usual.create(element);
    }

    private static final class BreakableText extends LabelView {
        BreakableText(Element element) {
            super(element);
        }

        @Override
        public float getMinimumSpan(int axis) {
            return axis == View.X_AXIS ? 0 : super.getMinimumSpan(axis);
        }
    }
}
