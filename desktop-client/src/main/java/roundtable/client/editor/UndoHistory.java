package roundtable.client.editor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/**
 * What the person can take back and make again: their own edits alone, carried over everything that others did since.
 * Typing without a pause is taken back as one. For one thread.
 */
public final class UndoHistory {
    private static final int MOST = 500;
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final LongSupplier nanos;
    /** Each change takes back one group of edits; it fits the text that the ones before it in the stack leave. */
    private Deque<Change> undo = new ArrayDeque<>();

    private Deque<Change> redo = new ArrayDeque<>();
    private boolean groupOpen;
    private long lastTyped;

    /** An empty history that tells time by {@code nanos}. */
    public UndoHistory(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The person made an edit that {@code inverse} takes back. */
    public void typed(Change inverse) {
        long now = nanos.getAsLong();
        if (groupOpen && !undo.isEmpty() && now - lastTyped < PAUSE.toNanos()) {
            undo.push(inverse.compose(undo.pop()));
        } else {
            undo.push(inverse);
            if (undo.size() > MOST) {
                undo.removeLast();
            }
        }
        redo.clear();
        groupOpen = true;
        lastTyped = now;
    }

    /** Someone else changed the text on the screen. */
    public void received(Change change) {
        undo = over(undo, change);
        redo = over(redo, change);
    }

    private static Deque<Change> over(Deque<Change> stack, Change change) {
        Deque<Change> carried = new ArrayDeque<>(stack.size());
        Change other = change;
        for (Change own : stack) {
            Change next = own.transform(other, Side.SECOND);
            if (!next.isNone()) {
                carried.addLast(next);
            }
            other = other.transform(own, Side.FIRST);
        }
        return carried;
    }

    /** Whether there is something to take back. */
    public boolean canUndo() {
        return !undo.isEmpty();
    }

    /** Whether there is something to make again. */
    public boolean canRedo() {
        return !redo.isEmpty();
    }

    /** The change that takes the last group back, given the text on the screen. */
    public Optional<Change> undo(CharSequence text) {
        return step(undo, redo, text);
    }

    /** The change that makes again what was taken back last, given the text on the screen. */
    public Optional<Change> redo(CharSequence text) {
        return step(redo, undo, text);
    }

    private Optional<Change> step(Deque<Change> from, Deque<Change> to, CharSequence text) {
        groupOpen = false;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Change change = from.pop();
        to.push(change.invert(text));
        return Optional.of(change);
    }

    /** Forgets everything: the text is another one. */
    public void clear() {
        undo.clear();
        redo.clear();
        groupOpen = false;
    }

    /** What could be taken back, the newest first. */
    List<Change> undoable() {
        return new ArrayList<>(undo);
    }
}
