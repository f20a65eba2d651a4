package roundtable.client.editor;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
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
 * and after a lost line or a new start catches up, wherever it broke off. For the thread on which the link delivers.
 */
public final class EditorController implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EditorController.class.getName());

    private final ServerLink server;
    private final ServiceLink<EditorEvent> link;
    private final String document;
    private final EditorModel model;
    private final Rescue rescue;
    private final DraftKeeper keeper;
    private final UndoHistory history;
    private final Attendance attendance;
    private final Trouble trouble;
    private final List<ScreenWatcher> watchers = new ArrayList<>();
    private TextView view;
    private SyncedText synced;
    private Confirmed confirmed;
    /** The server whose draft was looked for, and whether it has been found or found missing. */
    private ServerAddress place;

    private boolean known;
    private boolean online;
    /** Whether the server's events follow on what is known here, so that edits may be sent. */
    private boolean following;

    private LinkState.Phase phase = LinkState.Phase.OFFLINE;

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
            Drafts drafts,
            String document,
            String prefix) {
        this(server, delivery, model, copies, drafts, document, prefix, Time.real());
    }

    /** The same in another time. */
    public EditorController(
            ServerLink server,
            Executor delivery,
            EditorModel model,
            LocalCopies copies,
            Drafts drafts,
            String document,
            String prefix,
            Time time) {
        this.server = server;
        this.link = server.editor();
        this.document = document;
        this.model = model;
        this.rescue = new Rescue(copies, delivery, model, document);
        this.keeper = drafts.keeper(this::notKept);
        this.synced = SyncedText.of(document, prefix);
        this.attendance = new Attendance(link, model, document);
        this.history = new UndoHistory(time::nanos);
        this.trouble = new Trouble(time, delivery, this::tryAgain);
    }

    /** Keeps that text in step from here on. */
    public void show(TextView text) {
        view = text;
        server.listen(this::stateChanged);
        link.listen(new Line());
    }

    /** Tells {@code watcher} all that happens to the text on the screen from now on. */
    public void watch(ScreenWatcher watcher) {
        watchers.add(watcher);
    }

    /** Whether the server's events follow on what is known here. */
    public boolean isFollowing() {
        return following;
    }

    /** The last revision that is known; the text on the screen is the one at it, changed by what is pending. */
    public long revision() {
        return synced.revision();
    }

    /** What the server has not accepted, as one change. */
    public Change pending() {
        return synced.pending();
    }

    /** Who the person at this window is to the server. */
    public EditorEvent.Present self() {
        return attendance.self();
    }

    /** Ends it; what was typed is kept. */
    @Override
    public void close() {
        link.send(new EditorRequest.Close(document));
        keeper.close();
    }

    /** What was selected before an edit, and is after it. */
    public record Selections(int positionBefore, int anchorBefore, int position, int anchor) {}

    /** The person changed the text on the screen, which {@code inverse} takes back. */
    public void typed(Change change, Change inverse, Selections selections) {
        attendance.caretMoved(selections.position, selections.anchor);
        history.typed(change, inverse, selections.positionBefore, selections.anchorBefore);
        own(change);
    }

    /** Takes the person's own last edits back, where there are any. */
    public void undo() {
        history.undo(view.text(), view.position(), view.anchor()).ifPresent(this::again);
    }

    /** Makes again what was taken back last. */
    public void redo() {
        history.redo(view.text(), view.position(), view.anchor()).ifPresent(this::again);
    }

    /** Whether there is something to take back. */
    public boolean canUndo() {
        return history.canUndo();
    }

    /** Whether there is something to make again. */
    public boolean canRedo() {
        return history.canRedo();
    }

    private void again(UndoHistory.Step step) {
        view.applyAndSelect(step.change(), step.position(), step.anchor());
        attendance.caretMoved(view.position(), view.anchor());
        own(step.change());
    }

    private void own(Change change) {
        model.carry(change);
        watchers.forEach(watcher -> watcher.own(change));
        synced = synced.typed(change);
        if (trouble.isOn()) {
            synced = synced.regrouped();
        }
        keep();
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

    /** An edit is kept under its id before it is sent: after a crash it is sent under no other. */
    private void sendNext() {
        if (following) {
            synced.next().ifPresent(sending -> {
                synced = sending.then();
                EditorRequest.Edit edit = attendance.withCaret(sending);
                keep();
                keeper.afterwards(() -> {
                    if (following && synced.isFlying(edit.edit())) {
                        send(edit);
                    }
                });
            });
        }
        tellSafety();
    }

    private void send(EditorRequest.Edit edit) {
        link.ask(edit, new Sent());
    }

    private void keep() {
        if (synced.isOpened()) {
            Draft draft = synced.draft(confirmed.kept());
            if (following && synced.isInStep()) {
                keeper.keepSoon(draft);
            } else {
                keeper.keep(draft, !following);
            }
        }
    }

    private void notKept(IOException why) {
        model.notice(Messages.text("editor.not-kept", Visible.escaped(String.valueOf(why.getMessage()))));
    }

    private void stateChanged(LinkState state) {
        phase = state.phase();
        if (state.address() != null && !state.address().equals(place)) {
            comeTo(state.address());
        }
        tellSafety();
    }

    private void comeTo(ServerAddress address) {
        place = address;
        known = false;
        following = false;
        keeper.open(address, document, draft -> {
            if (address.equals(place)) {
                found(draft);
            }
        });
    }

    private void found(Optional<Draft> draft) {
        known = true;
        history.clear();
        trouble.over();
        if (draft.isPresent() && draft.get().document().equals(document)) {
            synced = synced.restored(draft.get());
            confirmed = Confirmed.of(draft.get().base());
            view.show(draft.get().screen());
            model.opened(document);
        } else if (synced.isOpened()) {
            synced = synced.closed();
            view.show("");
        }
        watchers.forEach(ScreenWatcher::anew);
        if (online) {
            open(synced.open());
        }
        tellSafety();
    }

    private void tellSafety() {
        if (synced.isInStep()) {
            trouble.over();
        }
        model.safe(safety(), synced.unaccepted(), trouble.reason());
        model.revision(synced.revision());
    }

    private EditorModel.Safety safety() {
        if (!synced.isOpened()) {
            return EditorModel.Safety.CLOSED;
        }
        if (trouble.isOn()) {
            return EditorModel.Safety.NOT_SAVED;
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
        link.ask(request, new Opening());
    }

    /** The history here is of no use any more: the text stays as a copy, and the server's takes its place. */
    private void startOver() {
        open(new EditorRequest.Open(document, null, null));
    }

    private void whole(EditorEvent.Document last, String text) {
        if (synced.isOpened()) {
            rescue.keep(view.text().toString(), text, !synced.isInStep(), Boolean.TRUE.equals(last.reset()));
        }
        synced = synced.opened(last.epoch(), last.revision());
        confirmed = Confirmed.of(text);
        history.clear();
        view.show(text);
        model.opened(last.document());
        follow(last.people());
    }

    private void missed(List<EditorEvent.Changed> changes, List<EditorEvent.Present> people) {
        long from = synced.revision();
        show(synced.caughtUp(changes));
        confirmed.apply(Change.composeAll(changes.stream()
                .filter(changed -> changed.revision() > from)
                .map(EditorEvent.Changed::change)
                .toList()));
        follow(people);
    }

    private void follow(List<EditorEvent.Present> people) {
        if (people != null) {
            attendance.present(people, synced);
        }
        following = true;
        watchers.forEach(ScreenWatcher::anew);
        keep();
        synced.again().ifPresent(this::send);
        sendNext();
        tellCaret();
    }

    private void changed(EditorEvent.Changed changed) {
        SyncedText.Received received = synced.received(changed);
        if (received.then().revision() > synced.revision()) {
            confirmed.apply(changed.change());
        }
        show(received);
        watchers.forEach(watcher -> watcher.others(received.change(), changed.client(), changed.name()));
        attendance.moved(changed, synced);
        keep();
        sendNext();
    }

    private void show(SyncedText.Received received) {
        synced = received.then();
        if (!received.change().isNone()) {
            view.apply(received.change());
            history.received(received.change());
            model.carry(received.change());
        }
    }

    private void accepted(EditorEvent.Accepted accepted) {
        Change flown = synced.flown(accepted);
        synced = synced.accepted(accepted);
        confirmed.apply(flown);
        trouble.over();
        keep();
        sendNext();
        tellCaret();
    }

    private void tryAgain() {
        if (following) {
            synced.again().ifPresentOrElse(this::send, this::sendNext);
        }
    }

    /** What comes without being asked for. */
    private final class Line implements LinkListener<EditorEvent> {
        @Override
        public void connected(SessionEvent.Welcome welcome) {
            online = true;
            attendance.connected(welcome);
            if (known) {
                open(synced.open());
            }
        }

        @Override
        public void received(EditorEvent event) {
            if (event instanceof EditorEvent.Changed changed) {
                if (following && changed.document().equals(document)) {
                    inStep(() -> changed(changed));
                }
            } else {
                attendance.received(event, synced);
            }
        }

        @Override
        public void lost(String reason) {
            online = false;
            following = false;
            trouble.over();
            attendance.alone();
            keep();
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

    /** Takes the document, or what was missed of it, in however many parts it comes, and uses all of it at once. */
    private final class Opening implements Answer<EditorEvent> {
        private final StringBuilder parts = new StringBuilder();
        private final List<EditorEvent.Changed> gathered = new ArrayList<>();

        @Override
        public void received(EditorEvent event) {
            if (event instanceof EditorEvent.Document part) {
                parts.append(part.text());
                if (!Boolean.TRUE.equals(part.more())) {
                    whole(part, parts.toString());
                    tellSafety();
                }
            } else if (event instanceof EditorEvent.Changes part) {
                gathered.addAll(part.changes());
                if (!Boolean.TRUE.equals(part.more())) {
                    inStep(() -> missed(gathered, part.people()));
                }
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                model.notice(Visible.escaped(refusal.message()));
                trouble.stays(Visible.escaped(refusal.message()));
                tellSafety();
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
                case INVALID -> startOver();
                default -> {
                    if (refusal.code() == ErrorCode.TOO_LARGE) {
                        synced = synced.takenBack();
                        keep();
                    }
                    trouble.comes(Visible.escaped(refusal.message()));
                }
            }
            tellSafety();
        }
    }
}
