package roundtable.client.history;

import roundtable.client.editor.EditorController;
import roundtable.client.editor.ScreenWatcher;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.TextBuffer;

/**
 * Who wrote what of the text on the screen. It is read from the document's history once, and then goes along with each
 * change; where it loses step, with a change by several people at once or another text, it is read anew. For the delivery
 * thread.
 */
public final class Authorship implements ScreenWatcher {
    private final EditorController controller;
    private final TimelineReader reader;
    private final Runnable changed;
    private boolean wanted;
    /** As long as the text on the screen; null while it is not known. */
    private TextBuffer screen;
    /** Whose numbers those are: the reader may have gone over to another timeline. */
    private Authors numbered;

    /** @param changed run when the authors have become known, or are known no more */
    public Authorship(EditorController controller, TimelineReader reader, Runnable changed) {
        this.controller = controller;
        this.reader = reader;
        this.changed = changed;
        reader.listen(new TimelineReader.Listener() {
            @Override
            public void read() {}

            @Override
            public void upToDate() {
                join();
            }

            @Override
            public void failed(String why) {
                // Asked for again once the document is in step again.
            }
        });
        controller.watch(this);
    }

    /** From now on they are wanted, or no more. */
    public void want(boolean now) {
        if (now != wanted) {
            wanted = now;
            lose();
        }
    }

    private void lose() {
        screen = null;
        changed.run();
        if (wanted) {
            reader.readOn();
        }
    }

    /** The history and the text on the screen have to be at one revision, on which what is pending here stands. */
    private void join() {
        if (!wanted || screen != null || !controller.isFollowing()) {
            return;
        }
        Timeline timeline = reader.timeline();
        if (timeline.newest() < controller.revision()) {
            reader.readOn();
            return;
        }
        AuthoredText.Snapshot confirmed = timeline.snapshot(Math.toIntExact(controller.revision()));
        numbered = timeline.authors();
        TextBuffer authors = new TextBuffer(confirmed.authors());
        AuthoredText.apply(controller.pending(), own(), authors);
        screen = authors;
        changed.run();
    }

    private int own() {
        EditorEvent.Present self = controller.self();
        return numbered.number(self.client(), self.name());
    }

    /** The number of each unit's author, as long as the text on the screen; or null while it is not known. */
    public CharSequence authors() {
        return screen;
    }

    /** Who has that number. */
    public Authors.Author author(int number) {
        return numbered.get(number);
    }

    @Override
    public void own(Change change) {
        if (screen != null) {
            AuthoredText.apply(change, own(), screen);
        }
    }

    @Override
    public void others(Change change, long client, String name) {
        if (screen != null) {
            AuthoredText.apply(change, numbered.number(client, name), screen);
        }
    }

    @Override
    public void anew() {
        if (wanted) {
            lose();
        }
    }
}
