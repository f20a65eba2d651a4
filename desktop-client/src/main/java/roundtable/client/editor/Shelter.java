package roundtable.client.editor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.change.Change;

/** Keeps on the disk all that is known of a document here, so that the window may end at any instant. For the delivery thread. */
final class Shelter {
    private final DraftKeeper keeper;
    private Confirmed confirmed;
    /** The server whose draft was looked for, and whether it has been found or found missing. */
    private ServerAddress place;

    private boolean known;

    /** @param trouble is told why nothing can be kept */
    Shelter(Drafts drafts, Consumer<IOException> trouble) {
        keeper = drafts.keeper(trouble);
    }

    /** Whether it is known what was kept of the document on the server of now. */
    boolean isKnown() {
        return known;
    }

    /** Looks for what was kept of the document on the server of that state, where it is another one than before. */
    boolean comeTo(LinkState state, String document, Consumer<Optional<Draft>> then) {
        ServerAddress address = state.address();
        if (address == null || address.equals(place)) {
            return false;
        }
        place = address;
        known = false;
        keeper.open(address, document, draft -> {
            if (address.equals(place)) {
                known = true;
                then.accept(draft);
            }
        });
        return true;
    }

    /** The server's text is the one that was kept. */
    void restored(Draft draft) {
        confirmed = Confirmed.of(draft.base());
    }

    /** The server's text came whole. */
    void opened(String text) {
        confirmed = Confirmed.of(text);
    }

    /** The server's text has a next revision. */
    void changed(Change change) {
        confirmed.apply(change);
    }

    /** It has several, but for those up to {@code after}. */
    void changed(List<EditorEvent.Changed> changes, long after) {
        confirmed.apply(Change.composeAll(changes.stream()
                .filter(changed -> changed.revision() > after)
                .map(EditorEvent.Changed::change)
                .toList()));
    }

    /** Keeps what is so now; forced to the disk where no server can have it. */
    void keep(SyncedText synced, boolean following) {
        if (synced.isOpened()) {
            Draft draft = synced.draft(confirmed.kept());
            if (following && synced.isInStep()) {
                keeper.keepSoon(draft);
            } else {
                keeper.keep(draft, !following);
            }
        }
    }

    /** The document has another name. */
    void renamed(SyncedText synced) {
        keeper.move(place, synced.draft(confirmed.kept()));
    }

    /** Runs {@code then} once all that was given so far is kept, or has failed to be. */
    void afterwards(Runnable then) {
        keeper.afterwards(then);
    }

    void close() {
        keeper.close();
    }
}
