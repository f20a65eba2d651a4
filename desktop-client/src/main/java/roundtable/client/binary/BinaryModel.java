package roundtable.client.binary;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Both sides of the converter, which of them was typed, and what is wrong with it. For the delivering thread alone. */
public final class BinaryModel {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private String text = "";
    private String bits = "";
    private Side source = Side.TEXT;
    /** Whether the other side is the answer to what is typed now. */
    private boolean current = true;

    private boolean online;
    /** Or null. */
    private Problem problem;

    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** What stands on that side. */
    public String content(Side side) {
        return side == Side.TEXT ? text : bits;
    }

    /** The side that the person typed on last. */
    public Side source() {
        return source;
    }

    /** Whether that side shows an answer to something that was typed before. */
    public boolean outdated(Side side) {
        return side != source && !current;
    }

    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    public boolean online() {
        return online;
    }

    /** How much it is; empty while only bits are known that are no text yet. */
    public Optional<Counts> counts() {
        return source == Side.TEXT || current ? Optional.of(Counts.of(text)) : Optional.empty();
    }

    void typed(Side side, String content) {
        source = side;
        put(side, content);
        current = false;
        problem = null;
        changed();
    }

    void converted(String answer) {
        put(source.other(), answer);
        current = true;
        problem = null;
        changed();
    }

    void failed(Problem why) {
        problem = why;
        current = false;
        changed();
    }

    void swapped() {
        source = source.other();
        current = true;
        problem = null;
        changed();
    }

    void line(boolean up) {
        online = up;
        changed();
    }

    private void put(Side side, String content) {
        if (side == Side.TEXT) {
            text = content;
        } else {
            bits = content;
        }
    }
}
