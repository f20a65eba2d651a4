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
 * Edits are grouped as a person thinks of them: typing in one place without a pause is one step, so is deleting, and each
 * paste is a step of its own. For one thread.
 */
public final class UndoHistory {
    private static final int MOST = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private enum Kind {
        TYPING,
        DELETING,
        OTHER
    }

    private final LongSupplier nanos;
    /** Each step takes back one group of edits; it fits the text that the ones before it in the stack leave. */
    private Deque<Step> undo = new ArrayDeque<>();

    private Deque<Step> redo = new ArrayDeque<>();
    /** What the newest group consists of, or null where it is finished; and where the next edit would go on with it. */
    private Kind group;

    private int place;
    private long lastTyped;

    /** An empty history that tells time by {@code nanos}. */
    public UndoHistory(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A change to make, and what is to be selected then.
     *
     * @param position the caret in the text that the change leaves
     * @param anchor the other end of the selection
     */
    public record Step(Change change, int position, int anchor) {
        private Step carried(Change other, Change otherAfter) {
            return new Step(
                    change.transform(other, Side.SECOND),
                    otherAfter.mapPosition(position, Side.FIRST),
                    otherAfter.mapPosition(anchor, Side.FIRST));
        }
    }

    /** The person made an edit that {@code inverse} takes back, with that selection before it. */
    public void typed(Change change, Change inverse, int position, int anchor) {
        long now = nanos.getAsLong();
        Extent extent = Extent.of(change);
        Kind kind = kind(extent);
        if (kind == group
                && kind != Kind.OTHER
                && now - lastTyped < PAUSE.toNanos()
                && extent.touches(place)
                && !undo.isEmpty()) {
            Step last = undo.pop();
            undo.push(new Step(inverse.compose(last.change), last.position, last.anchor));
        } else {
            undo.push(new Step(inverse, position, anchor));
            if (undo.size() > MOST) {
                undo.removeLast();
            }
        }
        redo.clear();
        group = kind;
        place = extent.from + extent.inserted.length();
        lastTyped = now;
    }

    private static Kind kind(Extent extent) {
        if (extent.inserted.isEmpty()) {
            return Kind.DELETING;
        }
        boolean oneCharacter = extent.inserted.codePointCount(0, extent.inserted.length()) == 1;
        return oneCharacter && extent.deleted == 0 ? Kind.TYPING : Kind.OTHER;
    }

    /** Where an edit of one place begins, how much it deletes there, and what it inserts. */
    private record Extent(int from, int deleted, String inserted) {
        static Extent of(Change change) {
            int[] parts = new int[2];
            change.forEach(new Change.Parts() {
                private boolean begun;

                @Override
                public void keep(int length) {
                    parts[0] += begun ? 0 : length;
                }

                @Override
                public void insert(String text) {
                    begun = true;
                }

                @Override
                public void delete(int length) {
                    begun = true;
                    parts[1] += length;
                }
            });
            return new Extent(parts[0], parts[1], change.inserted());
        }

        boolean touches(int place) {
            return from <= place && place <= from + deleted;
        }
    }

    /** Someone else changed the text on the screen. */
    public void received(Change change) {
        undo = over(undo, change);
        redo = over(redo, change);
        place = change.mapPosition(place, Side.FIRST);
    }

    private static Deque<Step> over(Deque<Step> stack, Change change) {
        Deque<Step> carried = new ArrayDeque<>(stack.size());
        Change other = change;
        for (Step own : stack) {
            Change after = other.transform(own.change, Side.FIRST);
            Step next = own.carried(other, after);
            if (!next.change.isNone()) {
                carried.addLast(next);
            }
            other = after;
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

    /** The step that takes the last group back, given the text on the screen and what is selected in it. */
    public Optional<Step> undo(CharSequence text, int position, int anchor) {
        return step(undo, redo, text, position, anchor);
    }

    /** The step that makes again what was taken back last, given the text on the screen and what is selected in it. */
    public Optional<Step> redo(CharSequence text, int position, int anchor) {
        return step(redo, undo, text, position, anchor);
    }

    private Optional<Step> step(Deque<Step> from, Deque<Step> to, CharSequence text, int position, int anchor) {
        group = null;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Step step = from.pop();
        to.push(new Step(step.change.invert(text), position, anchor));
        return Optional.of(step);
    }

    /** Forgets everything: the text is another one. */
    public void clear() {
        undo.clear();
        redo.clear();
        group = null;
    }

    /** What could be taken back, the newest first. */
    List<Change> undoable() {
        return new ArrayList<>(undo.stream().map(Step::change).toList());
    }
}
