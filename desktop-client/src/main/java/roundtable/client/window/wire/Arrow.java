package roundtable.client.window.wire;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import javax.swing.Icon;
import javax.swing.UIManager;

/** An arrow to the right or to the left, drawn by hand: as a picture it would be rendered anew for each row each time. */
record Arrow(boolean right, String colour) implements Icon {
    private static final int SIZE = 16;
    private static final float STROKE = 1.8f;
    private static final float START = 2.8f;
    private static final float TIP = 13;
    private static final float HEAD = 3.8f;

    @Override
    public void paintIcon(Component component, Graphics g, int x, int y) {
        Graphics2D canvas = (Graphics2D) g.create();
        try {
            canvas.translate(x, y);
            float scale = UIScale.getUserScaleFactor();
            canvas.scale(right ? scale : -scale, scale);
            canvas.translate(right ? 0 : -SIZE, 0);
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.setColor(UIManager.getColor(colour));
            canvas.setStroke(new BasicStroke(STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            canvas.draw(shape());
        } finally {
            canvas.dispose();
        }
    }

    private static Path2D shape() {
        float middle = SIZE / 2f;
        Path2D shape = new Path2D.Float();
        shape.moveTo(START, middle);
        shape.lineTo(TIP, middle);
        shape.moveTo(TIP - HEAD, middle - HEAD);
        shape.lineTo(TIP, middle);
        shape.lineTo(TIP - HEAD, middle + HEAD);
        return shape;
    }

    @Override
    public int getIconWidth() {
        return UIScale.scale(SIZE);
    }

    @Override
    public int getIconHeight() {
        return UIScale.scale(SIZE);
    }
}
