package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;
import roundtable.protocol.change.Pieces;

/**
 * How a text is in step with the server's: the last revision that is known, the one edit that was sent and not yet
 * answered, and what was typed since. Immutable, and without the text itself: it says which changes to make to it.
 *
 * <p>The server's text at {@link #revision()}, then the edit in flight, then what waits, is the text on the screen. Each
 * revision that arrives is carried over the own pending changes, and they over it, one revision at a time, as the server
 * does; a revision that carries the own edit's id is that edit, wherever it is met.
 */
public final class SyncedText {
    /** The most that one edit inserts, in UTF-16 units: a line is far from its limit then, however much is escaped. */
    static final int LONGEST_INSERT = 1 << 16;

    private static final int MOST_PARTS = 2048;

    private final String document;
    private final String epoch;
    private final long revision;
    private final Pending flight;
    private final List<Pending> waiting;
    private final String prefix;
    private final long lastNumber;

    private SyncedText(
            String document,
            String epoch,
            long revision,
            Pending flight,
            List<Pending> waiting,
            String prefix,
            long lastNumber) {
        this.document = document;
        this.epoch = epoch;
        this.revision = revision;
        this.flight = flight;
        this.waiting = waiting;
        this.prefix = prefix;
        this.lastNumber = lastNumber;
    }

    /**
     * A document that has not been opened yet.
     *
     * @param prefix begins the ids of all edits; never used before by this person
     */
    public static SyncedText of(String document, String prefix) {
        return new SyncedText(document, null, 0, null, List.of(), prefix, 0);
    }

    /** The whole text came: nothing is pending, and ids go on where they were. */
    public SyncedText opened(String newEpoch, long newRevision) {
        return new SyncedText(document, newEpoch, newRevision, null, List.of(), prefix, lastNumber);
    }

    /** What was kept of an earlier start: pending as it was then, under the ids that it had. */
    SyncedText restored(Draft draft) {
        return new SyncedText(
                document, draft.epoch(), draft.revision(), draft.flight(), draft.waiting(), prefix, lastNumber);
    }

    /** Nothing is known of the document any more; ids go on where they were. */
    SyncedText closed() {
        return new SyncedText(document, null, 0, null, List.of(), prefix, lastNumber);
    }

    /** The document has another name; all else is as it was. */
    SyncedText renamed(String to) {
        return new SyncedText(to, epoch, revision, flight, waiting, prefix, lastNumber);
    }

    /** What there is to keep, given the server's text at this revision. */
    Draft draft(Draft.Base base) {
        return new Draft(document, epoch, revision, base, flight, waiting);
    }

    /** Whether the server's text has ever come. */
    public boolean isOpened() {
        return epoch != null;
    }

    /** The last revision that is known. */
    public long revision() {
        return revision;
    }

    /** Which history the revision belongs to, or null. */
    public String epoch() {
        return epoch;
    }

    /** How many edits the server has not accepted. */
    public int unaccepted() {
        int edits = flight == null ? 0 : flight.edits();
        for (Pending pending : waiting) {
            edits += pending.edits();
        }
        return edits;
    }

    /** Whether everything is accepted. */
    public boolean isInStep() {
        return flight == null && waiting.isEmpty();
    }

    /** All that is not accepted, as one change of the server's text. */
    Change pending() {
        List<Change> all = new ArrayList<>();
        if (flight != null) {
            all.add(flight.change());
        }
        waiting.forEach(pending -> all.add(pending.change()));
        return Change.composeAll(all);
    }

    /** Asks for the document, or for what was missed of it. */
    public EditorRequest.Open open() {
        return epoch == null
                ? new EditorRequest.Open(document, null, null)
                : new EditorRequest.Open(document, revision, epoch);
    }

    /** The person changed the text on the screen. */
    public SyncedText typed(Change change) {
        List<Pending> now = new ArrayList<>(waiting);
        for (Change piece : Pieces.inTurn(change, LONGEST_INSERT)) {
            int last = now.size() - 1;
            if (last >= 0 && fits(now.get(last), piece)) {
                now.set(last, now.get(last).and(piece));
            } else {
                now.add(new Pending(null, piece, 1));
            }
        }
        return with(revision, flight, now, lastNumber);
    }

    private static boolean fits(Pending pending, Change piece) {
        return pending.change().inserted().length() + piece.inserted().length() <= LONGEST_INSERT
                && pending.change().size() + piece.size() <= MOST_PARTS;
    }

    /** The next edit to send, and the state in which it is in flight; empty while one is, or where nothing waits. */
    public Optional<Sending> next() {
        if (flight != null || waiting.isEmpty()) {
            return Optional.empty();
        }
        long number = lastNumber + 1;
        Pending sent = waiting.get(0).sentAs(prefix + "-" + number);
        SyncedText then = with(revision, sent, waiting.subList(1, waiting.size()), number);
        return Optional.of(new Sending(then, then.edit(null, null)));
    }

    /** Whether the edit of that id is in flight. */
    boolean isFlying(String edit) {
        return flight != null && flight.edit().equals(edit);
    }

    /** What that answer makes of the server's text, if it is the one that is waited for. */
    Change flown(EditorEvent.Accepted accepted) {
        return isFlying(accepted.edit()) ? flight.change() : Change.NONE;
    }

    /** The edit in flight once more, as it is on the present revision, after a lost connection; empty where there is none. */
    public Optional<EditorRequest.Edit> again() {
        return flight == null ? Optional.empty() : Optional.of(edit(null, null));
    }

    /** An edit to send, and what is so once it is sent. */
    public record Sending(SyncedText then, EditorRequest.Edit edit) {

        /** With the caret, where the text on the screen is the one that the edit makes. */
        EditorRequest.Edit edit(int position, int anchor) {
            return then.waiting.isEmpty() ? then.edit(position, anchor) : edit;
        }
    }

    private EditorRequest.Edit edit(Integer position, Integer anchor) {
        return new EditorRequest.Edit(document, revision, flight.edit(), flight.change(), position, anchor);
    }

    /**
     * The server accepted an edit.
     *
     * @throws OutOfStepException where that cannot be, given what came before
     */
    public SyncedText accepted(EditorEvent.Accepted accepted) {
        if (flight == null || !accepted.edit().equals(flight.edit())) {
            return this; // it was met in the stream of missed changes already
        }
        if (accepted.revision() != revision + 1) {
            throw new OutOfStepException(revision + 1, accepted.revision());
        }
        return with(accepted.revision(), null, waiting, lastNumber);
    }

    /**
     * A revision arrived, by anyone.
     *
     * @throws OutOfStepException where a revision is missing before it
     */
    public Received received(EditorEvent.Changed changed) {
        if (changed.revision() <= revision) {
            return new Received(this, Change.NONE);
        }
        if (changed.revision() != revision + 1) {
            throw new OutOfStepException(revision + 1, changed.revision());
        }
        if (flight != null && flight.edit().equals(changed.edit())) {
            return new Received(with(changed.revision(), null, waiting, lastNumber), Change.NONE);
        }
        Change arriving = changed.change();
        Pending newFlight = flight == null ? null : flight.over(arriving);
        arriving = flight == null ? arriving : arriving.transform(flight.change(), Side.FIRST);
        List<Pending> newWaiting = new ArrayList<>(waiting.size());
        for (Pending pending : waiting) {
            newWaiting.add(pending.over(arriving));
            arriving = arriving.transform(pending.change(), Side.FIRST);
        }
        return new Received(with(changed.revision(), newFlight, newWaiting, lastNumber), arriving);
    }

    /**
     * Many revisions arrived at once, after a long time without a line. The edit in flight, of which a copy may still be on
     * its way to the server, is carried over them one at a time, as the server does it. What waits is known to nobody else:
     * it is carried over all of them composed, at once.
     *
     * @throws OutOfStepException where a revision is missing
     */
    public Received caughtUp(List<EditorEvent.Changed> missed) {
        Pending stillFlying = flight;
        long reached = revision;
        List<Change> theirs = new ArrayList<>(missed.size());
        for (EditorEvent.Changed changed : missed) {
            if (changed.revision() <= reached) {
                continue;
            }
            if (changed.revision() != reached + 1) {
                throw new OutOfStepException(reached + 1, changed.revision());
            }
            reached = changed.revision();
            if (stillFlying == null) {
                theirs.add(changed.change());
            } else if (stillFlying.edit().equals(changed.edit())) {
                stillFlying = null;
            } else {
                theirs.add(changed.change().transform(stillFlying.change(), Side.FIRST));
                stillFlying = stillFlying.over(changed.change());
            }
        }
        Change arriving = Change.composeAll(theirs);
        List<Pending> newWaiting = new ArrayList<>(waiting.size());
        for (Pending pending : waiting) {
            newWaiting.add(pending.over(arriving));
            arriving = arriving.transform(pending.change(), Side.FIRST);
        }
        return new Received(with(reached, stillFlying, newWaiting, lastNumber), arriving);
    }

    /**
     * The server refused the edit in flight for good and has not got it: it waits again, joined with what was typed since,
     * so that taking it back is enough.
     */
    public SyncedText takenBack() {
        if (flight == null) {
            return this;
        }
        List<Pending> all = new ArrayList<>(waiting);
        all.add(0, flight);
        return with(revision, null, joined(all), lastNumber);
    }

    /** What waits, joined: what was typed and taken back again needs not be sent. */
    SyncedText regrouped() {
        return with(revision, flight, joined(waiting), lastNumber);
    }

    private static List<Pending> joined(List<Pending> all) {
        Change whole = Change.composeAll(all.stream().map(Pending::change).toList());
        List<Pending> joined = new ArrayList<>();
        if (!whole.isNone()) {
            int edits = all.stream().mapToInt(Pending::edits).sum();
            for (Change piece : Pieces.inTurn(whole, LONGEST_INSERT)) {
                joined.add(new Pending(null, piece, joined.isEmpty() ? edits : 0));
            }
        }
        return joined;
    }

    /** The state after a revision, and the change to make to the text on the screen. */
    public record Received(SyncedText then, Change change) {}

    /** Where a position of the server's present text is in the text on the screen. */
    public int onScreen(int position) {
        int mapped = flight == null ? position : flight.change().mapPosition(position, Side.FIRST);
        for (Pending pending : waiting) {
            mapped = pending.change().mapPosition(mapped, Side.FIRST);
        }
        return mapped;
    }

    private SyncedText with(long newRevision, Pending newFlight, List<Pending> newWaiting, long newNumber) {
        return new SyncedText(document, epoch, newRevision, newFlight, List.copyOf(newWaiting), prefix, newNumber);
    }
}
