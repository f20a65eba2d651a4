package roundtable.client.window.parts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager2;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JComponent;
import net.miginfocom.swing.SwingComponentWrapper;

/**
 * Components side by side, as many as there is room for; the others go on in lines below. All lengths are pixels of the
 * usual size and follow the zoom.
 */
public final class RowLayout implements LayoutManager2 {
    private static final int USUAL_GAP = 8;
    private static final int LINE_GAP = 6;

    private final Map<Component, Place> places = new HashMap<>();
    private final int usualGap;

    /**
     * How a component stands in the row.
     *
     * @param gap before it, where it is not the first of its line; negative is the usual one
     * @param least as narrow as it may become
     * @param most as wide as it may become; 0 is as wide as it would like to be, and the largest number has no bound
     * @param end whether it and what follows it stand at the end of the line
     */
    public record Place(int gap, int least, int most, boolean end) {
        /** As wide as it would like to be, with that gap before it. */
        public static Place after(int gap) {
            return new Place(gap, -1, 0, false);
        }

        /** Between those widths, whatever there is room for. */
        public static Place between(int gap, int least, int most) {
            return new Place(gap, least, most, false);
        }

        /** As wide as there is room for, and never narrower than that. */
        public static Place filling(int gap, int least) {
            return new Place(gap, least, Integer.MAX_VALUE, false);
        }

        /** The same at the end of the line, with all that follows. */
        public Place atEnd() {
            return new Place(gap, least, most, true);
        }
    }

    private static final Place USUAL = Place.after(-1);

    /** What a line is made of, from left to right. */
    private record Line(List<Component> components, int height) {}

    /** A row in that component, which is laid out anew where another width makes another height. */
    public RowLayout(JComponent target) {
        this(target, USUAL_GAP);
    }

    /** The same with another gap between the components. */
    public RowLayout(JComponent target, int gap) {
        usualGap = gap;
        target.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                if (target.getPreferredSize().height != target.getHeight()) {
                    target.revalidate();
                }
            }
        });
    }

    @Override
    public void addLayoutComponent(Component component, Object constraints) {
        if (constraints instanceof Place place) {
            places.put(component, place);
        }
    }

    @Override
    public void addLayoutComponent(String name, Component component) {
        // Nothing is told by a name.
    }

    @Override
    public void removeLayoutComponent(Component component) {
        places.remove(component);
    }

    private Place place(Component component) {
        return places.getOrDefault(component, USUAL);
    }

    private int gap(Component component) {
        int gap = place(component).gap;
        return UIScale.scale(gap < 0 ? usualGap : gap);
    }

    /** The part of its size that is drawn around what one sees of it: top, left, bottom, right. */
    private static int[] ring(Component component) {
        int[] ring = new SwingComponentWrapper(component).getVisualPadding();
        return ring == null ? new int[4] : ring;
    }

    private static Dimension seen(Component component, Dimension whole) {
        int[] ring = ring(component);
        return new Dimension(whole.width - ring[1] - ring[3], whole.height - ring[0] - ring[2]);
    }

    private int least(Component component) {
        int least = place(component).least;
        int wanted = seen(component, component.getPreferredSize()).width;
        return least < 0 ? wanted : Math.min(wanted, UIScale.scale(least));
    }

    private int most(Component component) {
        int most = place(component).most;
        return switch (most) {
            case 0 -> seen(component, component.getPreferredSize()).width;
            case Integer.MAX_VALUE -> most;
            default -> UIScale.scale(most);
        };
    }

    private List<Line> lines(Container target, int width) {
        List<Line> lines = new ArrayList<>();
        List<Component> line = new ArrayList<>();
        int used = 0;
        for (Component component : target.getComponents()) {
            if (!component.isVisible()) {
                continue;
            }
            int wanted = least(component);
            if (!line.isEmpty() && used + gap(component) + wanted > width) {
                lines.add(line(line));
                line = new ArrayList<>();
            }
            used = line.isEmpty() ? wanted : used + gap(component) + wanted;
            line.add(component);
        }
        if (!line.isEmpty()) {
            lines.add(line(line));
        }
        return lines;
    }

    private static Line line(List<Component> components) {
        return new Line(
                components,
                components.stream()
                        .mapToInt(component -> seen(component, component.getPreferredSize()).height)
                        .max()
                        .orElse(0));
    }

    private static int inner(Container target) {
        Insets insets = target.getInsets();
        return target.getWidth() == 0 ? Integer.MAX_VALUE / 2 : target.getWidth() - insets.left - insets.right;
    }

    @Override
    public Dimension preferredLayoutSize(Container target) {
        int width = 0;
        for (Component component : target.getComponents()) {
            if (component.isVisible()) {
                width += (width == 0 ? 0 : gap(component)) + seen(component, component.getPreferredSize()).width;
            }
        }
        return size(target, width);
    }

    /** As narrow as the widest of its components, and as high as its lines are in the width that it has. */
    @Override
    public Dimension minimumLayoutSize(Container target) {
        int width = 0;
        for (Component component : target.getComponents()) {
            if (component.isVisible()) {
                width = Math.max(width, least(component));
            }
        }
        return size(target, width);
    }

    private Dimension size(Container target, int width) {
        Insets insets = target.getInsets();
        List<Line> lines = lines(target, inner(target));
        int height =
                lines.stream().mapToInt(Line::height).sum() + Math.max(0, lines.size() - 1) * UIScale.scale(LINE_GAP);
        return new Dimension(width + insets.left + insets.right, height + insets.top + insets.bottom);
    }

    @Override
    public Dimension maximumLayoutSize(Container target) {
        return new Dimension(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public void layoutContainer(Container target) {
        Insets insets = target.getInsets();
        int y = insets.top;
        for (Line line : lines(target, inner(target))) {
            lay(line, insets.left, y, inner(target));
            y += line.height + UIScale.scale(LINE_GAP);
        }
    }

    private void lay(Line line, int left, int y, int width) {
        int[] widths = widths(line, width);
        int free = width;
        for (int i = 0; i < widths.length; i++) {
            free -= widths[i] + (i == 0 ? 0 : gap(line.components.get(i)));
        }
        int x = left;
        boolean pushed = false;
        for (int i = 0; i < widths.length; i++) {
            Component component = line.components.get(i);
            x += i == 0 ? 0 : gap(component);
            if (place(component).end && !pushed) {
                pushed = true;
                x += Math.max(0, free);
            }
            int[] ring = ring(component);
            int height = seen(component, component.getPreferredSize()).height;
            component.setBounds(
                    x - ring[1],
                    y + (line.height - height) / 2 - ring[0],
                    widths[i] + ring[1] + ring[3],
                    height + ring[0] + ring[2]);
            x += widths[i];
        }
    }

    /** Each has what it needs; what is left over goes to those that can become wider, as far as they can. */
    private int[] widths(Line line, int width) {
        List<Component> all = line.components;
        int[] widths = new int[all.size()];
        int free = width;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(width, least(all.get(i)));
            free -= widths[i] + (i == 0 ? 0 : gap(all.get(i)));
        }
        for (int i = 0; i < widths.length && free > 0; i++) {
            int more = Math.clamp((long) most(all.get(i)) - widths[i], 0, free);
            widths[i] += more;
            free -= more;
        }
        return widths;
    }

    @Override
    public float getLayoutAlignmentX(Container target) {
        return 0;
    }

    @Override
    public float getLayoutAlignmentY(Container target) {
        return 0;
    }

    @Override
    public void invalidateLayout(Container target) {
        // Nothing is kept.
    }
}
