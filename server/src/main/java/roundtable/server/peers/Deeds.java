package roundtable.server.peers;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;

/** What a node wants done since it was last asked, and the moment that it lives in. */
final class Deeds {
    private List<Deed> deeds = new ArrayList<>();
    private long now;

    /** The time of all that happens until the next call, in milliseconds; it never goes back. */
    void at(long time) {
        now = Math.max(now, time);
    }

    long now() {
        return now;
    }

    void dial(String address) {
        deeds.add(new Deed.Dial(address));
    }

    void send(Line line, NodeMessage message) {
        line.told = now;
        deeds.add(new Deed.Send(line.number, message));
    }

    void close(Line line, ProtocolException refusal) {
        deeds.add(new Deed.Close(line.number, refusal));
    }

    void say(String text) {
        deeds.add(new Deed.Say(INFO, text));
    }

    void warn(String text) {
        deeds.add(new Deed.Say(WARNING, text));
    }

    /** Hands over all that is to be done, in its order. */
    List<Deed> take() {
        List<Deed> taken = deeds;
        deeds = new ArrayList<>();
        return taken;
    }
}
