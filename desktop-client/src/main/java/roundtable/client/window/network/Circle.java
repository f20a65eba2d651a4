package roundtable.client.window.network;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Places on an ellipse, as far from each other along it as can be, and one in its middle; and places beside these. */
final class Circle {
    private static final int STEPS = 1_440;

    private Circle() {}

    /** How far from the middle the inner one of two rings is, and how many stand on the outer one. */
    private static final double INNER = 0.55;

    private static final double ON_OUTER = 0.6;

    /**
     * Rectangles of one size: one in the middle of the area, if asked for, and {@code count} around it, the first at the top.
     *
     * @param two whether they stand on two rings
     * @return the one in the middle first, where there is one
     */
    static List<Rectangle> around(Rectangle area, Dimension size, boolean middle, int count, boolean two) {
        List<Rectangle> places = new ArrayList<>();
        Point centre = new Point(area.x + area.width / 2, area.y + area.height / 2);
        if (middle) {
            places.add(centred(centre, size));
        }
        double rx = Math.max(0, (area.width - size.width) / 2.0);
        double ry = Math.max(0, (area.height - size.height) / 2.0);
        int outer = two ? (int) Math.ceil(count * ON_OUTER) : count;
        ring(centre, rx, ry, outer).forEach(place -> places.add(centred(place, size)));
        ring(centre, rx * INNER, ry * INNER, count - outer).forEach(place -> places.add(centred(place, size)));
        return places;
    }

    private static List<Point> ring(Point centre, double rx, double ry, int count) {
        List<Point> points = new ArrayList<>();
        double[] way = way(rx, ry, start(count));
        for (int i = 0; i < count; i++) {
            double angle = start(count) + 2 * Math.PI * stepAt(way, way[STEPS] * i / count) / STEPS;
            points.add(new Point((int) Math.round(centre.x + rx * Math.cos(angle)), (int)
                    Math.round(centre.y + ry * Math.sin(angle))));
        }
        return points;
    }

    /** One or two stand beside the middle, where there is most room; more begin at the top. */
    private static double start(int count) {
        return count <= 2 ? Math.PI : -Math.PI / 2;
    }

    private static Rectangle centred(Point centre, Dimension size) {
        return new Rectangle(centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height);
    }

    /** How long the ellipse is from the start to each step. */
    private static double[] way(double rx, double ry, double start) {
        double[] way = new double[STEPS + 1];
        for (int i = 1; i <= STEPS; i++) {
            double from = start + 2 * Math.PI * (i - 1) / STEPS;
            double to = start + 2 * Math.PI * i / STEPS;
            way[i] =
                    way[i - 1] + Math.hypot(rx * (Math.cos(to) - Math.cos(from)), ry * (Math.sin(to) - Math.sin(from)));
        }
        return way;
    }

    private static int stepAt(double[] way, double wanted) {
        int found = Arrays.binarySearch(way, wanted);
        return found >= 0 ? found : Math.min(STEPS, -found - 1);
    }

    /** The place in the area that is nearest to that one, above or below it, and meets none of those; where there is none, the nearest in the area. */
    static Rectangle free(Rectangle area, Rectangle wanted, List<Rectangle> taken) {
        Rectangle nearest = new Rectangle(wanted);
        nearest.x = Math.max(area.x, Math.min(area.x + area.width - wanted.width - 1, wanted.x));
        nearest.y = Math.max(area.y, Math.min(area.y + area.height - wanted.height - 1, wanted.y));
        for (int away = 0; away < area.height; away++) {
            for (int y : new int[] {nearest.y - away, nearest.y + away}) {
                Rectangle place = new Rectangle(nearest.x, y, nearest.width, nearest.height);
                if (area.contains(place) && taken.stream().noneMatch(place::intersects)) {
                    return place;
                }
            }
        }
        return nearest;
    }

    /** Whether some of them overlap, or leave the area. */
    static boolean isCrowded(Rectangle area, List<Rectangle> places, int gap) {
        // Whole pixels may lie one beside the place that was meant.
        Rectangle room = new Rectangle(area.x - 1, area.y - 1, area.width + 2, area.height + 2);
        for (int i = 0; i < places.size(); i++) {
            Rectangle one = new Rectangle(places.get(i));
            if (!room.contains(one)) {
                return true;
            }
            one.grow(gap, gap);
            for (int j = i + 1; j < places.size(); j++) {
                if (one.intersects(places.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
