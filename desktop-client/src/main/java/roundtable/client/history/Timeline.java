package roundtable.client.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.change.Change;

/**
 * All revisions of a document as far as they have been read, from the first on. The text at any of them is at hand: now
 * and then a snapshot is taken, which shares with its neighbours what did not change between them, and the few changes
 * since are applied to the nearest. For one thread.
 */
public final class Timeline {
    /** At least so many revisions lie between two snapshots; there are never more snapshots than this. */
    private static final int BETWEEN = 256;

    private static final int MOST_SNAPSHOTS = 1_024;

    private final Authors authors = new Authors();
    private final List<Step> steps = new ArrayList<>();
    private final List<AuthoredText.Snapshot> snapshots = new ArrayList<>();
    private final AuthoredText newest = new AuthoredText();
    private final int mostSnapshots;
    private int between;

    private record Step(Change change, int author, Instant time) {}

    /** One of which only the empty text before all revisions is known. */
    public Timeline() {
        this(BETWEEN, MOST_SNAPSHOTS);
    }

    Timeline(int between, int mostSnapshots) {
        this.between = between;
        this.mostSnapshots = mostSnapshots;
        snapshots.add(newest.snapshot());
    }

    /** The newest revision that has been read. */
    public long newest() {
        return steps.size();
    }

    /** Everyone who wrote. */
    public Authors authors() {
        return authors;
    }

    /** The next revision; those that are here already are passed over. */
    void add(EditorEvent.Changed changed) {
        if (changed.revision() <= newest()) {
            return;
        }
        if (changed.revision() != newest() + 1) {
            throw new IllegalArgumentException("revision " + changed.revision() + " does not follow " + newest());
        }
        int author = authors.number(changed.client(), changed.name());
        newest.apply(changed.change(), author);
        steps.add(new Step(changed.change(), author, changed.time()));
        if (steps.size() % between == 0) {
            snapshots.add(newest.snapshot());
            if (snapshots.size() > mostSnapshots) {
                dropEverySecond();
            }
        }
    }

    private void dropEverySecond() {
        List<AuthoredText.Snapshot> kept = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i += 2) {
            kept.add(snapshots.get(i));
        }
        snapshots.clear();
        snapshots.addAll(kept);
        between *= 2;
    }

    /** The document at that revision, which has to have been read. */
    public Moment at(long revision) {
        int steppedTo = Math.toIntExact(revision);
        AuthoredText.Snapshot now = snapshot(steppedTo);
        Step last = steppedTo == 0 ? null : steps.get(steppedTo - 1);
        return new Moment(
                revision,
                now.text(),
                now.authors(),
                last == null ? null : authors.get(last.author),
                last == null ? null : last.time,
                last == null ? 0 : place(last.change));
    }

    AuthoredText.Snapshot snapshot(int revision) {
        int nearest = Math.min(revision / between, snapshots.size() - 1);
        AuthoredText text = new AuthoredText(snapshots.get(nearest));
        for (Step step : steps.subList(nearest * between, revision)) {
            text.apply(step.change, step.author);
        }
        return text.snapshot();
    }

    /** Where a change ends in the text that it leaves: where the eye has to be. */
    private static int place(Change change) {
        int[] last = new int[1];
        change.applyTo(new Change.Target() {
            @Override
            public void delete(int position, int length) {
                last[0] = position;
            }

            @Override
            public void insert(int position, String text) {
                last[0] = position + text.length();
            }
        });
        return last[0];
    }
}
