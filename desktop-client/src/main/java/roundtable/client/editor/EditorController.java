package roundtable.client.editor;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerLink;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.FileTrouble;
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
    private String document;
    private final EditorModel model;
    private final Rescue rescue;
    private final Shelter shelter;
    private final Attendance attendance;
    private final ScreenText screen;
    private final Trouble trouble;
    private final Naming naming;
    private final Consumer<LinkState> states = this::stateChanged;
    private final Line line = new Line();
    private SyncedText synced;
    private boolean online;
    private boolean closed;
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
        this.rescue = new Rescue(copies, delivery, model);
        this.shelter = new Shelter(drafts, this::notKept);
        this.synced = SyncedText.of(document, prefix);
        this.attendance = new Attendance(link, model, this::document);
        this.screen = new ScreenText(model, attendance, time::nanos, this::own);
        this.naming = new Naming(link);
        this.trouble = new Trouble(time, delivery, this::tryAgain);
    }

    /** Keeps that text in step from here on. */
    public void show(TextView text) {
        screen.isShownBy(text);
        server.listen(states);
        link.listen(line);
    }

    /** The document's name, which may become another. */
    public String document() {
        return document;
    }

    /** Tells {@code watcher} all that happens to the text on the screen from now on. */
    public void watch(ScreenWatcher watcher) {
        screen.watch(watcher);
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
        closed = true;
        server.forget(states);
        link.forget(line);
        link.send(new EditorRequest.Close(document));
        shelter.close();
    }

    /** What was selected before an edit, and is after it. */
    public record Selections(int positionBefore, int anchorBefore, int position, int anchor) {}

    /** The person changed the text on the screen, which {@code inverse} takes back. */
    public void typed(Change change, Change inverse, Selections selections) {
        screen.typed(change, inverse, selections);
    }

    /** Takes the person's own last edits back, where there are any. */
    public void undo() {
        screen.undo();
    }

    /** Makes again what was taken back last. */
    public void redo() {
        screen.redo();
    }

    /** Whether there is something to take back. */
    public boolean canUndo() {
        return screen.canUndo();
    }

    /** Whether there is something to make again. */
    public boolean canRedo() {
        return screen.canRedo();
    }

    private void own(Change change) {
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
                shelter.afterwards(() -> {
                    if (following && synced.isFlying(edit.edit())) {
                        send(edit);
                    }
                });
            });
        }
        tellSafety();
    }

    /** Without the caret, which may be elsewhere by now; it is told once the edit is accepted. */
    private void sendAgain(EditorRequest.Edit edit) {
        attendance.untold();
        send(edit);
    }

    private void send(EditorRequest.Edit edit) {
        link.ask(edit, new Sent());
    }

    private void keep() {
        shelter.keep(synced, following);
    }

    private void notKept(IOException why) {
        model.notice(Messages.text("editor.not-kept", Visible.escaped(FileTrouble.words(why))));
    }

    private void stateChanged(LinkState state) {
        phase = state.phase();
        if (shelter.comeTo(state, document, this::found)) {
            following = false;
        }
        tellSafety();
    }

    private void found(Optional<Draft> draft) {
        trouble.over();
        if (draft.isPresent() && draft.get().document().equals(document)) {
            synced = synced.restored(draft.get());
            shelter.restored(draft.get());
            screen.show(draft.get().screen());
            model.opened(document);
        } else if (synced.isOpened()) {
            synced = synced.closed();
            screen.show("");
        }
        screen.lookAnew();
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
        if (!closed) { // else an answer came late
            link.ask(request, new Opening(new Opened()));
        }
    }

    /** The history here is of no use any more: the text stays as a copy, and the server's takes its place. */
    private void startOver() {
        open(new EditorRequest.Open(document, null, null));
    }

    private void whole(EditorEvent.Document last, String text) {
        boolean another = synced.isOpened() && !last.epoch().equals(synced.epoch());
        if (another && Boolean.TRUE.equals(last.reset())) {
            lookForNewName(() -> link.send(new EditorRequest.Close(last.document())), this::startOver);
            return;
        }
        if (synced.isOpened()) {
            rescue.keep(document, screen.text().toString(), text, !synced.isInStep(), another);
        }
        synced = synced.opened(last.epoch(), last.revision());
        shelter.opened(text);
        screen.show(text);
        model.opened(last.document());
        follow(last.people());
    }

    private void missed(List<EditorEvent.Changed> changes, List<EditorEvent.Present> people) {
        long from = synced.revision();
        SyncedText.Received received = synced.caughtUp(changes);
        synced = received.then();
        screen.apply(received.change());
        shelter.changed(changes, from);
        follow(people);
    }

    private void follow(List<EditorEvent.Present> people) {
        if (people != null) {
            attendance.present(people, synced);
        }
        following = true;
        screen.lookAnew();
        keep();
        synced.again().ifPresent(this::sendAgain);
        sendNext();
        tellCaret();
    }

    private void changed(EditorEvent.Changed changed) {
        SyncedText.Received received = synced.received(changed);
        if (received.then().revision() > synced.revision()) {
            shelter.changed(changed.change());
        }
        synced = received.then();
        screen.apply(received.change(), changed);
        attendance.moved(changed, synced);
        keep();
        sendNext();
    }

    private void accepted(EditorEvent.Accepted accepted) {
        Change flown = synced.flown(accepted);
        synced = synced.accepted(accepted);
        shelter.changed(flown);
        trouble.over();
        keep();
        sendNext();
        tellCaret();
    }

    private void tryAgain() {
        if (following) {
            synced.again().ifPresentOrElse(this::sendAgain, this::sendNext);
        }
    }

    /** What comes without being asked for. */
    private final class Line implements LinkListener<EditorEvent> {
        @Override
        public void connected(SessionEvent.Welcome welcome) {
            online = true;
            attendance.connected(welcome);
            if (shelter.isKnown()) {
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

    private final class Opened implements Opening.Taker {
        @Override
        public void whole(EditorEvent.Document last, String text) {
            EditorController.this.whole(last, text);
            tellSafety();
        }

        @Override
        public void missed(List<EditorEvent.Changed> changes, List<EditorEvent.Present> people) {
            inStep(() -> EditorController.this.missed(changes, people));
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (refusal.code() == ErrorCode.NOT_FOUND && synced.isOpened()) {
                lookForNewName(() -> {}, () -> stuck(Visible.escaped(refusal.message())));
            } else if (refusal.code() != ErrorCode.UNAVAILABLE) {
                stuck(Visible.escaped(refusal.message()));
            }
        }
    }

    private void stuck(String why) {
        model.notice(why);
        trouble.stays(why);
        tellSafety();
    }

    /** While the line was down somebody may have given the document another name: its epoch stays. */
    private void lookForNewName(Runnable found, Runnable notFound) {
        naming.find(synced.epoch(), name -> {
            if (name.isPresent()) {
                found.run();
                model.notice(Messages.text("editor.renamed", document, name.get()));
                renamed(name.get());
            } else {
                notFound.run();
            }
        });
    }

    private void renamed(String to) {
        document = to;
        synced = synced.renamed(to);
        shelter.renamed(synced);
        model.opened(to);
        open(synced.open());
    }

    /**
     * Gives the document another name, if everything in it is saved and nobody else has it open.
     *
     * @param refused told why, where it keeps its name
     */
    public void rename(String to, Consumer<String> refused) {
        if (!following || !synced.isInStep()) {
            refused.accept(Messages.text("editor.rename.unsaved"));
            return;
        }
        following = false;
        naming.rename(document, to, refusal -> {
            if (refusal.isEmpty()) {
                renamed(to);
            } else {
                refused.accept(refusal.get());
                reopen();
            }
        });
    }

    private void reopen() {
        if (online) {
            open(synced.open());
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
