package roundtable.client.history;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.LineDiff;

/**
 * A walk through a document's past: which revision is shown, and whether it plays. While the newest is shown, it stays the
 * newest. For the delivery thread.
 */
public final class Playback {
    /** However many revisions there are, it plays all of them in about so many ticks. */
    private static final int TICKS = 600;

    private final TimelineReader reader;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Moment moment;
    private boolean atNewest = true;
    private boolean playing;
    private boolean open;
    private String failure = "";

    /** A walk through what {@code reader} reads. */
    public Playback(TimelineReader reader) {
        this.reader = reader;
        moment = reader.timeline().at(0);
        reader.listen(new TimelineReader.Listener() {
            @Override
            public void read() {
                grown();
            }

            @Override
            public void upToDate() {
                grown();
            }

            @Override
            public void failed(String why) {
                failure = why;
                tell();
            }
        });
    }

    /** Runs {@code listener} after each change. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Begins at the newest revision. */
    public void open() {
        open = true;
        atNewest = true;
        readOn();
    }

    /** Ends it. */
    public void close() {
        open = false;
        playing = false;
        tell();
    }

    /** The document may have a newer revision. */
    public void readOn() {
        if (open) {
            failure = "";
            reader.readOn();
            tell();
        }
    }

    private void grown() {
        if (open) {
            if (atNewest || moment.revision() > newest()) {
                moment = reader.timeline().at(newest());
            }
            tell();
        }
    }

    /** The newest revision that is known. */
    public long newest() {
        return reader.timeline().newest();
    }

    /** Whether more of it is on its way. */
    public boolean isReading() {
        return reader.isReading();
    }

    /** Why no more could be read, or empty. */
    public String failure() {
        return failure;
    }

    /** What is shown. */
    public Moment moment() {
        return moment;
    }

    /** Everyone who wrote. */
    public Authors authors() {
        return reader.timeline().authors();
    }

    /** Shows that revision, or the nearest that there is. */
    public void show(long revision) {
        playing = false;
        go(revision);
    }

    /** Stays at what is shown, whatever is written meanwhile. */
    public void stay() {
        playing = false;
        atNewest = false;
        tell();
    }

    private void go(long revision) {
        long to = Math.clamp(revision, 0, newest());
        atNewest = to == newest();
        if (to != moment.revision() || atNewest) {
            moment = reader.timeline().at(to);
        }
        tell();
    }

    /** Whether it plays. */
    public boolean isPlaying() {
        return playing;
    }

    /** Plays on from here, or from the beginning where this is the newest; or stops. */
    public void playOrPause() {
        playing = !playing && newest() > 0;
        if (playing && moment.revision() == newest()) {
            go(0);
        } else {
            tell();
        }
    }

    /** Time for the next picture. */
    public void tick() {
        if (playing) {
            go(moment.revision() + Math.ceilDiv(newest(), TICKS));
            if (moment.revision() == newest()) {
                playing = false;
                tell();
            }
        }
    }

    /** The change that makes of {@code current} the text that is shown. */
    public Change restoring(CharSequence current) {
        return LineDiff.between(current, moment.text());
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
