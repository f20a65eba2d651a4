package roundtable.client.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import roundtable.protocol.Wire;

/** One connection between a window and the server: two lanes, and two ends that find out by and by that it has broken. */
final class Road {
    /** What an end of it hears. */
    interface End {
        /** A line has come. */
        void arrived(ObjectNode line);

        /** Nothing more will come. */
        void ended();
    }

    private final Agenda agenda;
    private final Random random;
    private final End window;
    private final Lane<byte[]> toServer;
    private final Lane<Iterator<byte[]>> toWindow;
    private boolean over;

    Road(Agenda agenda, Random random, End window, Consumer<byte[]> server) {
        this.agenda = agenda;
        this.random = random;
        this.window = window;
        int slowest = random.nextInt(3) == 0 ? 200_000 : 3_000;
        toServer = new Lane<>(agenda, random, slowest, server);
        toWindow = new Lane<>(
                agenda, random, slowest, lines -> lines.forEachRemaining(line -> window.arrived(Wire.parse(line))));
    }

    boolean isOver() {
        return over;
    }

    boolean isQuiet() {
        return toServer.isEmpty() && toWindow.isEmpty();
    }

    boolean say(byte[] line) {
        toServer.send(line);
        return !over;
    }

    void answer(byte[] line) {
        toWindow.send(List.of(line).iterator());
    }

    /** Lines that are made when they arrive. */
    void answer(Iterator<byte[]> lines) {
        toWindow.send(lines);
    }

    /** Nothing more comes from the server. */
    void endAnswers() {
        toWindow.end();
    }

    /** The network loses it. {@code server} is told some time. */
    void cut(Runnable server) {
        over = true;
        toServer.cut();
        toWindow.cut();
        agenda.in(random.nextInt(2_000_000), window::ended);
        agenda.in(Math.max(random.nextInt(6_000_000), toServer.untilAllArrived()), server);
    }

    /** The window is gone, and said goodbye or not. */
    void leave(boolean politely) {
        over = true;
        if (politely) {
            toServer.close();
        } else {
            toServer.cut();
        }
        toWindow.end();
    }

    /** When all that was said has reached the server. */
    long untilHeard() {
        return toServer.untilAllArrived();
    }

    /** The server has gone, after it had sent everything or not. */
    void serverGone(boolean politely) {
        over = true;
        toServer.end();
        if (politely) {
            toWindow.close();
        } else {
            toWindow.cut();
        }
        agenda.in(toWindow.untilAllArrived() + random.nextInt(1_000_000), window::ended);
    }
}
