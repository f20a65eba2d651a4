package roundtable.client.window.network;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.HierarchyEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.UIManager;
import roundtable.client.network.NetworkModel;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Texts;
import roundtable.protocol.NodeMessage.Transfer;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Member;

/**
 * The network as a picture: the leader in the middle and the others around it, the lines between them, the way of each file
 * lit while it moves. It is painted anew when something has changed, and all the time only while a way is lit.
 */
final class NetworkPicture extends JPanel {
    private static final int FRAME_EVERY = 40;
    private static final float DASH = 8;
    /** How many pixels a lit way's dashes go in a second. */
    private static final float SPEED = 60;

    private final transient NetworkModel model;
    private final transient Consumer<Member> chosen;
    private final transient Consumer<MouseEvent> menu;
    private final transient Routes routes = new Routes(System::nanoTime);
    private final Map<Integer, NodeCard> cards = new TreeMap<>();
    private final ButtonGroup group = new ButtonGroup();
    private final Timer animation = new Timer(FRAME_EVERY, event -> animate());

    /**
     * @param chosen is told the node that the person has chosen, null where it is gone
     * @param menu is told where the person asks for a node's menu
     */
    NetworkPicture(NetworkModel model, Consumer<Member> chosen, Consumer<MouseEvent> menu) {
        super(null);
        this.model = model;
        this.chosen = chosen;
        this.menu = menu;
        setName(NetworkPanel.PICTURE);
        getAccessibleContext().setAccessibleName(Messages.text("network.picture"));
        key(KeyEvent.VK_LEFT, -1);
        key(KeyEvent.VK_UP, -1);
        key(KeyEvent.VK_RIGHT, 1);
        key(KeyEvent.VK_DOWN, 1);
        addHierarchyListener(event -> {
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
                animateIfNeeded();
            }
        });
    }

    private void key(int code, int step) {
        String name = "node" + step;
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(code, 0), name);
        getActionMap().put(name, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                move(step);
            }
        });
    }

    /** Goes on to the next node by number, or back. */
    private void move(int step) {
        List<NodeCard> all = List.copyOf(cards.values());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isFocusOwner()) {
                all.get(Math.floorMod(i + step, all.size())).requestFocusInWindow();
                return;
            }
        }
    }

    /** The node that is chosen, or null. */
    Member chosen() {
        PeersEvent.Network network = model.network();
        return network == null
                ? null
                : network.nodes().stream()
                        .filter(member -> cards.containsKey(member.node())
                                && cards.get(member.node()).isSelected())
                        .findFirst()
                        .orElse(null);
    }

    /** Chooses that node. */
    void choose(int node) {
        NodeCard card = cards.get(node);
        if (card != null && !card.isSelected()) {
            card.setSelected(true);
        }
    }

    /** Shows the network as the model has it now. */
    void refresh() {
        PeersEvent.Network network = model.network();
        List<Member> nodes = network == null ? List.of() : network.nodes();
        cards.entrySet().removeIf(one -> {
            boolean gone = nodes.stream().noneMatch(member -> member.node() == one.getKey());
            if (gone) {
                group.remove(one.getValue());
                remove(one.getValue());
            }
            return gone;
        });
        for (Member member : nodes) {
            cards.computeIfAbsent(member.node(), this::added)
                    .show(new NodeCard.Look(
                            member,
                            member.node() == network.leader(),
                            member.node() == network.node(),
                            model.own(member) != null));
        }
        order();
        if (network == null) {
            routes.clear();
        } else {
            routes.show(network.transfers() == null ? List.of() : network.transfers());
        }
        getAccessibleContext().setAccessibleDescription(PictureWords.of(network));
        animateIfNeeded();
        revalidate();
        repaint();
    }

    private NodeCard added(int node) {
        NodeCard card = new NodeCard(node);
        group.add(card);
        add(card);
        card.addItemListener(event -> chosen.accept(chosen()));
        card.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                ask(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                ask(event);
            }

            private void ask(MouseEvent event) {
                if (event.isPopupTrigger()) {
                    card.setSelected(true);
                    menu.accept(event);
                }
            }
        });
        return card;
    }

    /** The keyboard and screen readers have the nodes by number. */
    private void order() {
        int place = 0;
        for (NodeCard card : cards.values()) {
            if (getComponentZOrder(card) != place) {
                setComponentZOrder(card, place);
            }
            place++;
        }
    }

    @Override
    public void doLayout() {
        if (cards.isEmpty()) {
            return;
        }
        int margin = getFontMetrics(getFont()).getHeight() / 2;
        Rectangle area = new Rectangle(margin, margin, getWidth() - 2 * margin, getHeight() - 2 * margin);
        NodeCard leader =
                model.network() == null ? null : cards.get(model.network().leader());
        List<NodeCard> around =
                cards.values().stream().filter(card -> card != leader).toList();
        NodeCard any = cards.values().iterator().next();
        List<Rectangle> places = Circle.around(area, any.size(false), leader != null, around.size(), false);
        boolean compact = Circle.isCrowded(area, places, margin / 2);
        if (compact) {
            places = Circle.around(area, any.size(true), leader != null, around.size(), false);
            if (Circle.isCrowded(area, places, 1)) {
                places = Circle.around(area, any.size(true), leader != null, around.size(), true);
            }
        }
        int next = 0;
        if (leader != null) {
            place(leader, places.get(next++), compact);
        }
        for (NodeCard card : around) {
            place(card, places.get(next++), compact);
        }
    }

    private static void place(NodeCard card, Rectangle where, boolean compact) {
        card.compact(compact);
        card.setBounds(where);
    }

    @Override
    public Dimension getMinimumSize() {
        int line = getFontMetrics(getFont()).getHeight();
        return new Dimension(line * 12, line * 9);
    }

    @Override
    public Dimension getPreferredSize() {
        int line = getFontMetrics(getFont()).getHeight();
        return new Dimension(line * 26, line * 17);
    }

    // ---- What moves ----

    private void animateIfNeeded() {
        if (isShowing() && !routes.lit().isEmpty()) {
            animation.start();
        } else {
            animation.stop();
        }
    }

    private void animate() {
        repaint();
        animateIfNeeded();
    }

    // ---- Painting ----

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        PeersEvent.Network network = model.network();
        if (network == null) {
            return;
        }
        Graphics2D g2 = (Graphics2D) g.create();
        FlatUIUtils.setRenderingHints(g2);
        g2.setColor(UIManager.getColor("Roundtable.node.link"));
        g2.setStroke(new BasicStroke(1.5f));
        if (network.links() != null) {
            network.links().forEach(link -> line(g2, link.from(), link.to()));
        }
        for (Transfer transfer : routes.lit()) {
            paintWay(g2, transfer);
        }
        if (network.leader() == 0 && !"out".equals(network.state())) {
            paintPill(
                    g2,
                    Messages.text("network.election"),
                    new Point(getWidth() / 2, getHeight() / 2),
                    List.of(),
                    "Roundtable.busy");
        }
        g2.dispose();
    }

    /** The names of the files lie beside their ways, and hide no node where there is room for that. */
    @Override
    protected void paintChildren(Graphics g) {
        super.paintChildren(g);
        if (model.network() == null) {
            return;
        }
        Graphics2D g2 = (Graphics2D) g.create();
        FlatUIUtils.setRenderingHints(g2);
        List<Rectangle> taken = new ArrayList<>();
        cards.values().forEach(card -> taken.add(card.getBounds()));
        for (Transfer transfer : routes.lit()) {
            Point middle = middle(transfer);
            if (middle != null) {
                taken.add(paintPill(g2, transfer.name(), middle, taken, "Component.accentColor"));
            }
        }
        g2.dispose();
    }

    private void paintWay(Graphics2D g, Transfer transfer) {
        float phase = (float) (System.nanoTime() / 1e9 * SPEED % (2 * DASH));
        g.setColor(UIManager.getColor("Component.accentColor"));
        g.setStroke(new BasicStroke(
                4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {DASH, DASH}, 2 * DASH - phase));
        if (transfer.via() == null) {
            line(g, transfer.from(), transfer.to());
        } else {
            line(g, transfer.from(), transfer.via());
            line(g, transfer.via(), transfer.to());
        }
    }

    private Point middle(Transfer transfer) {
        Point from = centre(transfer.from());
        Point to = centre(transfer.via() == null ? transfer.to() : transfer.via());
        return from == null || to == null ? null : new Point((from.x + to.x) / 2, (from.y + to.y) / 2);
    }

    private void line(Graphics2D g, int from, int to) {
        Point start = centre(from);
        Point end = centre(to);
        if (start != null && end != null) {
            g.draw(new Line2D.Float(start, end));
        }
    }

    private Point centre(int node) {
        Component card = cards.get(node);
        return card == null ? null : new Point(card.getX() + card.getWidth() / 2, card.getY() + card.getHeight() / 2);
    }

    /** Paints words as near to that point as can be; gives where they are. */
    private Rectangle paintPill(Graphics2D g, String words, Point at, List<Rectangle> taken, String colour) {
        g.setFont(getFont());
        FontMetrics metrics = g.getFontMetrics();
        String shown = Texts.shortened(words, metrics, metrics.getHeight() * 12);
        int width = metrics.stringWidth(shown) + metrics.getHeight();
        int height = metrics.getHeight() * 4 / 3;
        Rectangle place = Circle.free(
                new Rectangle(getWidth(), getHeight()),
                new Rectangle(at.x - width / 2, at.y - height / 2, width, height),
                taken);
        int x = place.x;
        int y = place.y;
        g.setColor(UIManager.getColor("Roundtable.node.background"));
        g.fillRoundRect(x, y, width, height, height, height);
        g.setColor(UIManager.getColor(colour));
        g.setStroke(new BasicStroke(1.5f));
        g.drawRoundRect(x, y, width, height, height, height);
        FlatUIUtils.drawString(
                this,
                g,
                shown,
                x + metrics.getHeight() / 2,
                y + (height - metrics.getHeight()) / 2 + metrics.getAscent());
        return place;
    }

    /** Where the keyboard goes: the chosen node, or else the first. */
    JComponent first() {
        return cards.values().stream()
                .filter(NodeCard::isSelected)
                .findFirst()
                .or(() -> cards.values().stream().findFirst())
                .map(JComponent.class::cast)
                .orElse(this);
    }
}
