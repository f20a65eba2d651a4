package roundtable.client.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorEvent.NamedRevision;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Visible;

/** The revisions of a document that have names, kept up to date with what others name. For the delivery thread. */
public final class NamedRevisions implements AutoCloseable {
    private final ServiceLink<EditorEvent> link;
    private final Supplier<String> document;
    private final TreeMap<Long, NamedRevision> named = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LinkListener<EditorEvent> line = new LinkListener<>() {
        @Override
        public void received(EditorEvent event) {
            if (event instanceof NamedRevision one && one.document().equals(document.get())) {
                take(one);
                tell();
            }
        }
    };

    /** Those of the document of that name, which may become another; none are known yet. */
    public NamedRevisions(ServiceLink<EditorEvent> link, Supplier<String> document) {
        this.link = link;
        this.document = document;
        link.listen(line);
    }

    /** Hears of no more. */
    @Override
    public void close() {
        link.forget(line);
    }

    /** Runs {@code listener} after each change. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** All of them, by their numbers. */
    public List<NamedRevision> all() {
        return List.copyOf(named.values());
    }

    /** The name of that revision, or null. */
    public NamedRevision of(long revision) {
        return named.get(revision);
    }

    /** Asks the server which there are. */
    public void load() {
        List<NamedRevision> gathered = new ArrayList<>();
        link.ask(new EditorRequest.NamedRevisions(document.get()), new Answer<>() {
            @Override
            public void received(EditorEvent event) {
                if (event instanceof EditorEvent.NamedRevisions part) {
                    gathered.addAll(part.revisions());
                    if (!Boolean.TRUE.equals(part.more())) {
                        named.clear();
                        gathered.forEach(one -> take(one));
                        tell();
                    }
                }
            }

            @Override
            public void refused(SessionEvent.Refused refusal) {
                // The history says why nothing can be read; what is known stays.
            }
        });
    }

    /**
     * Gives a revision a name.
     *
     * @param title the name, or null to take it away
     * @param refused told why, where the server does not
     */
    public void name(long revision, String title, Consumer<String> refused) {
        EditorRequest.NameRevision request;
        try {
            request = new EditorRequest.NameRevision(document.get(), revision, title);
        } catch (ProtocolException e) {
            refused.accept(Messages.text("history.name.unfit"));
            return;
        }
        link.ask(request, new Answer<>() {
            @Override
            public void received(EditorEvent event) {
                if (event instanceof NamedRevision one) {
                    take(one);
                    tell();
                }
            }

            @Override
            public void refused(SessionEvent.Refused refusal) {
                refused.accept(Visible.escaped(refusal.message()));
            }
        });
    }

    private void take(NamedRevision one) {
        if (one.title() == null) {
            named.remove(one.revision());
        } else {
            named.put(one.revision(), one);
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
