package roundtable.client.window.files;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** A picture, as large as it fits and never larger than it is. */
final class PictureView extends JComponent {
    private transient BufferedImage image;

    void show(String name, BufferedImage shown) {
        image = shown;
        getAccessibleContext().setAccessibleName(name);
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(0, 0);
    }

    @Override
    protected void paintComponent(Graphics g) {
        if (image == null) {
            return;
        }
        double fit = Math.min((double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
        double scale = Math.min(1, fit);
        int width = (int) Math.max(1, Math.round(scale * image.getWidth()));
        int height = (int) Math.max(1, Math.round(scale * image.getHeight()));
        Graphics2D painted = (Graphics2D) g.create();
        painted.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        painted.drawImage(image, (getWidth() - width) / 2, 0, width, height, null);
        painted.dispose();
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessiblePicture();
        }
        return accessibleContext;
    }

    private final class AccessiblePicture extends AccessibleJComponent {
        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.ICON;
        }
    }
}
