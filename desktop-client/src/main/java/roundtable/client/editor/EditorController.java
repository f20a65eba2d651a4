package roundtable.client.editor;

import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerLink;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Visible;
import roundtable.protocol.change.Change;

/**
 * Keeps the text on the screen in step with the server's: sends what is typed, one edit at a time, applies what arrives,
 * and after a lost line catches up, wherever the line broke. For the thread on which the link delivers.
 */
public final class EditorController {
    private static final System.Logger LOG = System.getLogger(EditorController.class.getName());
    private static final long BREATH_MILLIS = 1000;

    private final ServiceLink<EditorEvent> link;
    private final Executor delivery;
    private final String document;
    private final EditorModel model;
    private final Rescue rescue;
    private final UndoHistory history = new UndoHistory(System::nanoTime);
    private final Attendance attendance;
    private final Answer<EditorEvent> opening = new Opening();
    private TextView view;
    private SyncedText synced;
    /** Whether the server's events follow on what is known here, so that edits may be sent. */
    private boolean following;

    private LinkState.Phase phase = LinkState.Phase.OFFLINE;
    /** The parts of a long document that have come. */
    private StringBuilder parts = new StringBuilder();

    /**
     * A controller of one document.
     *
     * @param delivery where the link delivers
     * @param document its name on the server
     * @param prefix begins the ids of all edits of this window; never used before by this person
     */
    public EditorController(
            ServerLink server,
            Executor delivery,
            EditorModel model,
            LocalCopies copies,
            String document,
            String prefix) {
        this.link = server.editor();
        this.delivery = delivery;
        this.document = document;
        this.model = model;
        this.rescue = new Rescue(copies, delivery, model, document);
        this.synced = SyncedText.of(document, prefix);
        this.attendance = new Attendance(link, model, document);
        link.listen(new Line());
        server.listen(this::stateChanged);
    }

    /** The text on the screen from here on. */
    public void show(TextView text) {
        view = text;
    }

    /** The person changed the text on the screen, which {@code inverse} takes back, and has the caret there now. */
    public void typed(Change change, Change inverse, int position, int anchor) {
        attendance.caretMoved(position, anchor);
        history.typed(inverse);
        own(change);
    }

    /** Takes the person's own last edits back, where there are any. */
    public void undo() {
        history.undo(view.text()).ifPresent(this::again);
    }

    /** Makes again what was taken back last. */
    public void redo() {
        history.redo(view.text()).ifPresent(this::again);
    }

    private void again(Change change) {
        view.applyAndGoThere(change);
        own(change);
    }

    private void own(Change change) {
        model.carry(change);
        synced = synced.typed(change);
        sendNext();
    }

    /** The person's caret moved, perhaps because of an edit. */
    public void caretMoved(int position, int anchor) {
        attendance.caretMoved(position, anchor);
        tellCaret();
    }

    private void tellCaret() {
        if (following && synced.isInStep()) {
            attendance.tellCaret(synced.revision());
        }
    }

    private void sendNext() {
        if (following) {
            synced.next().ifPresent(sending -> {
                synced = sending.then();
                send(attendance.withCaret(sending));
            });
        }
        tellSafety();
    }

    private void send(EditorRequest.Edit edit) {
        link.ask(edit, new Sent());
    }

    private void stateChanged(LinkState state) {
        phase = state.phase();
        tellSafety();
    }

    private void tellSafety() {
        model.safe(safety(), synced.unaccepted());
    }

    private EditorModel.Safety safety() {
        if (!synced.isOpened()) {
            return EditorModel.Safety.CLOSED;
        }
        if (following) {
            return synced.isInStep() ? EditorModel.Safety.SAVED : EditorModel.Safety.SAVING;
        }
        return phase == LinkState.Phase.OFFLINE || phase == LinkState.Phase.FAILED
                ? EditorModel.Safety.OFFLINE
                : EditorModel.Safety.RECONNECTING;
    }

    private void open(EditorRequest.Open request) {
        following = false;
        parts = new StringBuilder();
        link.ask(request, opening);
    }

    /** The history here is of no use any more: the text stays as a copy, and the server's takes its place. */
    private void startOver() {
        open(new EditorRequest.Open(document, null, null));
    }

    private void whole(EditorEvent.Document part) {
        parts.append(part.text());
        if (Boolean.TRUE.equals(part.more())) {
            return;
        }
        String text = parts.toString();
        parts = new StringBuilder();
        if (synced.isOpened()) {
            rescue.keep(view.text(), text, !synced.isInStep(), Boolean.TRUE.equals(part.reset()));
        }
        synced = synced.opened(part.epoch(), part.revision());
        history.clear();
        view.show(text);
        model.opened(part.document());
        attendance.present(part.people(), synced);
        follow();
    }

    private void missed(EditorEvent.Changes changes) {
        changes.changes().forEach(this::changed);
        if (!Boolean.TRUE.equals(changes.more())) {
            if (changes.people() != null) {
                attendance.present(changes.people(), synced);
            }
            follow();
        }
    }

    private void follow() {
        following = true;
        synced.again().ifPresent(this::send);
        sendNext();
        tellCaret();
    }

    private void changed(EditorEvent.Changed changed) {
        SyncedText.Received received = synced.received(changed);
        synced = received.then();
        if (!received.change().isNone()) {
            view.apply(received.change());
            history.received(received.change());
            model.carry(received.change());
        }
        attendance.moved(changed, synced);
    }

    private void accepted(EditorEvent.Accepted accepted) {
        synced = synced.accepted(accepted);
        sendNext();
        tellCaret();
    }

    /** What comes without being asked for. */
    private final class Line implements LinkListener<EditorEvent> {
        @Override
        public void connected(SessionEvent.Welcome welcome) {
            attendance.connected(welcome);
            open(synced.open());
        }

        @Override
        public void received(EditorEvent event) {
            if (event instanceof EditorEvent.Changed changed) {
                if (following) {
                    inStep(() -> changed(changed));
                }
            } else {
                attendance.received(event, synced);
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            model.notice(Visible.escaped(refusal.message()));
        }

        @Override
        public void lost(String reason) {
            following = false;
            attendance.alone();
            tellSafety();
        }
    }

    /** A step that finds a revision missing asks for what was missed; where that does not help, for everything. */
    private void inStep(Runnable step) {
        try {
            step.run();
        } catch (OutOfStepException e) {
            LOG.log(Level.WARNING, "out of step: " + e.getMessage());
            if (following) {
                open(synced.open());
            } else {
                startOver();
            }
        }
        tellSafety();
    }

    private final class Opening implements Answer<EditorEvent> {
        @Override
        public void received(EditorEvent event) {
            if (event instanceof EditorEvent.Document part) {
                whole(part);
            } else if (event instanceof EditorEvent.Changes changes) {
                inStep(() -> missed(changes));
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                model.notice(Visible.escaped(refusal.message()));
            }
        }
    }

    private final class Sent implements Answer<EditorEvent> {
        @Override
        public void received(EditorEvent event) {
            if (event instanceof EditorEvent.Accepted accepted) {
                inStep(() -> accepted(accepted));
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (!following) {
                return; // the line broke; the edit is sent again once what was missed is known
            }
            LOG.log(Level.WARNING, "edit refused: {0}", Visible.escaped(refusal.message()));
            switch (refusal.code()) {
                case CONFLICT -> open(synced.open());
                case INVALID, TOO_LARGE, NOT_FOUND -> startOver();
                default -> {
                    model.notice(Messages.text("editor.refused", Visible.escaped(refusal.message())));
                    CompletableFuture.delayedExecutor(BREATH_MILLIS, TimeUnit.MILLISECONDS, delivery)
                            .execute(this::retry);
                }
            }
        }

        private void retry() {
            if (following) {
                synced.again().ifPresent(EditorController.this::send);
            }
        }
    }
}
