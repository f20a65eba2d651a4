package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage;

/** Two nodes that call each other at once: in whatever order things arrive, both keep the same one of the two lines. */
final class TwoLinesTest {
    private static final int LOW = 2;
    private static final int HIGH = 7;

    /** A direction of a line, which has the number of the node that opened it; what is said there arrives in its order. */
    private record Way(int line, int to) {}

    /** The two nodes, and what is on its way between them. */
    private static final class Meeting {
        private final Node low = node(LOW);
        private final Node high = node(HIGH);
        private final Map<Way, ArrayDeque<Runnable>> underWay = new LinkedHashMap<>();

        private long now = 1_000;

        private static Node node(int id) {
            return new Node(new Self(id, id, 8_090, List.of(), false), 0);
        }

        /** Both look for others; or, some time later, both lead already. */
        Meeting(boolean bothLead) {
            if (bothLead) {
                tick();
                now += Timing.FIRST_LOOK;
                tick();
            }
            for (Node node : List.of(low, high)) {
                Way way = new Way(number(node), number(node));
                arrives(way, () -> node.opened(number(node), address(other(node)), now), node);
            }
        }

        void tick() {
            for (Node node : List.of(low, high)) {
                node.tick(now);
                carryOut(node);
            }
        }

        private Node other(Node node) {
            return node == low ? high : low;
        }

        private int number(Node node) {
            return node == low ? LOW : HIGH;
        }

        private String address(Node node) {
            return "h" + number(node) + ":8090";
        }

        private void arrives(Way way, Runnable what, Node at) {
            underWay.computeIfAbsent(way, w -> new ArrayDeque<>()).add(() -> {
                what.run();
                carryOut(at);
            });
        }

        private void carryOut(Node node) {
            Node to = other(node);
            for (Deed deed : node.take()) {
                switch (deed) {
                    case Deed.Send send ->
                        arrives(new Way(send.line(), number(to)), () -> hear(to, send.line(), send.message()), to);
                    case Deed.Close close ->
                        arrives(new Way(close.line(), number(to)), () -> to.closed(close.line(), now), to);
                    case Deed.Dial dial -> throw new AssertionError(number(node) + " calls " + number(to) + " again");
                    case Deed.Say say -> {}
                }
            }
        }

        private void hear(Node node, int line, NodeMessage message) {
            if (message instanceof NodeMessage.JoinNetwork join) {
                node.accepted(line, "h" + join.node() + ":5000", join.node(), now);
            }
            node.received(line, message, now);
        }

        List<Way> ways() {
            return underWay.keySet().stream()
                    .filter(way -> !underWay.get(way).isEmpty())
                    .toList();
        }

        void go(Way way) {
            underWay.get(way).remove().run();
        }

        void goOnFor(long millis) {
            for (long end = now + millis; now < end; now += Timing.TICK) {
                tick();
                while (!ways().isEmpty()) {
                    go(ways().getFirst());
                }
            }
        }
    }

    /**
     * Goes through all orders of arrival, one after another, and returns how many there are. What arrives at one node does not
     * change what the other does, so of two arrivals that could swap places only the order with the lower node first counts.
     */
    private static int inAllOrders(boolean bothLead) {
        int orders = 0;
        List<Integer> choices = new ArrayList<>();
        do {
            orders += inOrder(bothLead, choices) ? 1 : 0;
        } while (!choices.isEmpty());
        return orders;
    }

    /** Lets things arrive as chosen, then chooses the next order; whether this one counts. */
    private static boolean inOrder(boolean bothLead, List<Integer> choices) {
        Meeting meeting = new Meeting(bothLead);
        List<Way> order = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        List<Way> possible = meeting.ways();
        while (!possible.isEmpty()) {
            if (order.size() == choices.size()) {
                choices.add(0);
            }
            int choice = choices.get(order.size());
            others.add(possible.size() - 1 - choice);
            order.add(possible.get(choice));
            List<Way> before = meeting.ways();
            meeting.go(order.getLast());
            possible = new ArrayList<>(meeting.ways());
            if (order.getLast().to() == HIGH) {
                possible.removeIf(way -> way.to() == LOW && before.contains(way));
            }
        }
        boolean whole = meeting.ways().isEmpty();
        if (whole) {
            check(meeting, order);
        }
        while (!choices.isEmpty() && others.get(choices.size() - 1) == 0) {
            choices.removeLast();
        }
        if (!choices.isEmpty()) {
            choices.add(choices.removeLast() + 1);
        }
        return whole;
    }

    private static void check(Meeting meeting, List<Way> order) {
        for (Node node : List.of(meeting.low, meeting.high)) {
            assertThat(node.lines().all())
                    .as("the lines of Node %s after %s", node.self().node(), order)
                    .extracting(line -> line.number)
                    .containsExactly(LOW);
        }
        meeting.goOnFor(Timing.FIRST_LOOK);
        for (Node node : List.of(meeting.low, meeting.high)) {
            assertThat(node.election().leader())
                    .as("the leader after %s", order)
                    .isEqualTo(LOW);
            assertThat(node.lines().all())
                    .as("the lines of Node %s in the end, after %s", node.self().node(), order)
                    .extracting(line -> line.number)
                    .containsExactly(LOW);
        }
    }

    @Test
    void ofNodesThatLookForOthersBothKeepTheLineThatTheLowerOpened() {
        assertThat(inAllOrders(false)).isGreaterThan(100);
    }

    @Test
    void ofNodesThatBothLeadBothKeepTheLineThatTheLowerOpened() {
        assertThat(inAllOrders(true)).isGreaterThan(100);
    }
}
