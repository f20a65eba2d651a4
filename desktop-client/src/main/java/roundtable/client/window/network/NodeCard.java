package roundtable.client.window.network;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.ui.FlatUIUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JToggleButton;
import javax.swing.JToolTip;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import roundtable.client.network.Nodes;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.PlainTip;
import roundtable.protocol.PeersEvent.Member;

/** One node of the picture: its number, whether it leads, whether it is up, and how many files it has. */
final class NodeCard extends JToggleButton {
    /** The component names begin like this, and end in the number. */
    static final String PREFIX = "network.node.";

    private static final float DASH = 4;

    private final transient FlatSVGIcon crown = Icons.of("crown");
    private transient Look look = new Look(new Member(0, "", "up", 0), false, false, false);
    private boolean compact;

    /**
     * What a card shows.
     *
     * @param here whether it is the node that this window is connected to
     * @param own whether it runs in this window
     */
    record Look(Member member, boolean leads, boolean here, boolean own) {
        boolean up() {
            return Nodes.isUp(member);
        }
    }

    NodeCard(int node) {
        setName(PREFIX + node);
        setContentAreaFilled(false);
        setBorderPainted(false);
        setOpaque(false);
        setModel(new ToggleButtonModel());
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                setSelected(true);
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
    }

    int node() {
        return look.member.node();
    }

    void show(Look now) {
        if (!now.equals(look)) {
            look = now;
            String words = NodeWords.of(now);
            getAccessibleContext().setAccessibleName(words);
            setToolTipText(words);
            repaint();
        }
    }

    void compact(boolean small) {
        compact = small;
    }

    /** How large a card is that shows all, or only the number. */
    Dimension size(boolean small) {
        FontMetrics title = getFontMetrics(titleFont());
        int line = getFontMetrics(getFont()).getHeight();
        return small
                ? new Dimension(title.stringWidth("0000") + line, title.getHeight() + line / 2)
                : new Dimension(line * 7, title.getHeight() + 2 * line + line * 3 / 4);
    }

    private Font titleFont() {
        return getFont().deriveFont(Font.BOLD);
    }

    @Override
    public JToolTip createToolTip() {
        return PlainTip.of(super.createToolTip());
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        FlatUIUtils.setRenderingHints(g2);
        paintGround(g2);
        if (compact) {
            paintNumber(g2);
        } else {
            paintWords(g2);
        }
        g2.dispose();
    }

    private void paintGround(Graphics2D g) {
        float arc = getFontMetrics(getFont()).getHeight() * 0.6f;
        RoundRectangle2D ground = new RoundRectangle2D.Float(1.5f, 1.5f, getWidth() - 3, getHeight() - 3, arc, arc);
        g.setColor(UIManager.getColor(isSelected() ? "Roundtable.node.selected" : "Roundtable.node.background"));
        g.fill(ground);
        boolean strong = look.here || isFocusOwner();
        g.setColor(
                UIManager.getColor(isFocusOwner() || look.here ? "Component.accentColor" : "Roundtable.node.border"));
        float width = isFocusOwner() ? 3 : strong ? 2 : 1;
        g.setStroke(
                look.up()
                        ? new BasicStroke(width)
                        : new BasicStroke(
                                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {DASH, DASH}, 0));
        g.draw(ground);
    }

    private Color ink() {
        return UIManager.getColor(look.up() ? "Label.foreground" : "Roundtable.quiet");
    }

    private void paintNumber(Graphics2D g) {
        FontMetrics title = g.getFontMetrics(titleFont());
        int side = title.getHeight() * 3 / 4;
        String number = Integer.toString(node());
        int x = (getWidth() - title.stringWidth(number) - side - side / 4) / 2;
        paintMark(g, x, (getHeight() - side) / 2, side);
        g.setFont(titleFont());
        g.setColor(look.here || look.own ? UIManager.getColor("Component.accentColor") : ink());
        FlatUIUtils.drawString(this, g, number, x + side + side / 4, middle(title));
    }

    private int middle(FontMetrics metrics) {
        return (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
    }

    private void paintWords(Graphics2D g) {
        FontMetrics title = g.getFontMetrics(titleFont());
        FontMetrics plain = g.getFontMetrics(getFont());
        int inset = plain.getHeight() / 2;
        int side = title.getHeight() * 3 / 4;
        int y = plain.getHeight() * 3 / 8;
        paintMark(g, inset, y + (title.getHeight() - side) / 2, side);
        g.setFont(titleFont());
        g.setColor(ink());
        int x = inset + side + side / 3;
        draw(g, title, Messages.text("network.node", node()), x, y);
        y += title.getHeight();
        g.setFont(getFont());
        g.setColor(UIManager.getColor("Roundtable.quiet"));
        draw(g, plain, NodeWords.files(look), inset, y);
        y += plain.getHeight();
        boolean marked = look.here || look.own;
        g.setColor(UIManager.getColor(marked ? "Component.accentColor" : "Roundtable.quiet"));
        draw(g, plain, marked ? NodeWords.mark(look) : look.member.address(), inset, y);
    }

    private void draw(Graphics2D g, FontMetrics metrics, String words, int x, int y) {
        int room = getWidth() - x - metrics.getHeight() / 3;
        FlatUIUtils.drawString(
                this,
                g,
                SwingUtilities.layoutCompoundLabel(
                        this,
                        metrics,
                        words,
                        null,
                        0,
                        0,
                        0,
                        0,
                        new java.awt.Rectangle(0, 0, room, metrics.getHeight()),
                        new java.awt.Rectangle(),
                        new java.awt.Rectangle(),
                        0),
                x,
                y + metrics.getAscent());
    }

    /** The leader's crown, or else a filled spot for a node that is up and a struck ring for one that is down. */
    private void paintMark(Graphics2D g, int x, int y, int side) {
        if (look.leads) {
            // An icon is given in pixels of the usual size, and grows with the zoom by itself.
            int usual = UIScale.unscale(side);
            FlatSVGIcon sized = crown.derive(usual, usual);
            sized.setColorFilter(new FlatSVGIcon.ColorFilter(drawn -> UIManager.getColor("Roundtable.crown")));
            sized.paintIcon(this, g, x, y);
            return;
        }
        double inset = side * 0.15;
        Ellipse2D spot = new Ellipse2D.Double(x + inset, y + inset, side - 2 * inset, side - 2 * inset);
        if (look.up()) {
            g.setColor(UIManager.getColor("Roundtable.online"));
            g.fill(spot);
        } else {
            g.setColor(UIManager.getColor("Roundtable.failed"));
            g.setStroke(new BasicStroke(1.6f));
            g.draw(spot);
            g.drawLine(x + side / 4, y + side * 3 / 4, x + side * 3 / 4, y + side / 4);
        }
    }
}
