package roundtable.client.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import roundtable.client.link.Answer;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Visible;

/** Reads a document's revisions into a timeline, page by page. For the delivery thread. */
public final class TimelineReader {
    private static final long PAGE = 4_096;

    private final ServiceLink<EditorEvent> link;
    private final Supplier<String> document;
    private final List<Listener> listeners = new ArrayList<>();
    private Timeline timeline = new Timeline();
    private String epoch;
    /** The page that is being read, or null. */
    private Page page;

    private boolean again;

    /** A reader of the document of that name, which may become another; nothing has been read yet. */
    public TimelineReader(ServiceLink<EditorEvent> link, Supplier<String> document) {
        this.link = link;
        this.document = document;
    }

    /** Is told how the reading goes. */
    public interface Listener {
        /** More has been read. */
        void read();

        /** All that the server had when it answered has been read. */
        void upToDate();

        /** Reading ended early. */
        void failed(String why);
    }

    /** Tells that listener from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** What has been read; another one where the server's history has become another. */
    public Timeline timeline() {
        return timeline;
    }

    /** Reads what is not here yet. While it is at it, it will look once more. */
    public void readOn() {
        if (page != null) {
            again = true;
        } else {
            ask();
        }
    }

    /** Whether it is at it. */
    public boolean isReading() {
        return page != null;
    }

    private void ask() {
        again = false;
        long from = timeline.newest();
        page = new Page(from + PAGE);
        link.ask(new EditorRequest.History(document.get(), from, from + PAGE), page);
    }

    private final class Page implements Answer<EditorEvent> {
        private final long to;

        Page(long to) {
            this.to = to;
        }

        @Override
        public void received(EditorEvent event) {
            if (page == this && event instanceof EditorEvent.Changes changes) {
                take(changes);
            }
        }

        private void take(EditorEvent.Changes part) {
            try {
                if (epoch != null && !epoch.equals(part.epoch())) {
                    startOver();
                    return;
                }
                epoch = part.epoch();
                part.changes().forEach(timeline::add);
            } catch (ProtocolException | IllegalArgumentException e) {
                fail(Messages.text("history.broken", Visible.escaped(String.valueOf(e.getMessage()))));
                return;
            }
            if (Boolean.TRUE.equals(part.more())) {
                List.copyOf(listeners).forEach(Listener::read);
            } else if (timeline.newest() == to || again) {
                List.copyOf(listeners).forEach(Listener::read);
                ask();
            } else {
                page = null;
                List.copyOf(listeners).forEach(Listener::upToDate);
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (page == this && refusal.code() == ErrorCode.INVALID && timeline.newest() > 0) {
                startOver(); // the server has fewer revisions than were read
            } else if (page == this) {
                fail(Visible.escaped(refusal.message()));
            }
        }
    }

    /** The server was set up anew: what was read is another document's past. */
    private void startOver() {
        timeline = new Timeline();
        epoch = null;
        List.copyOf(listeners).forEach(Listener::read);
        ask();
    }

    private void fail(String why) {
        page = null;
        List.copyOf(listeners).forEach(listener -> listener.failed(why));
    }
}
