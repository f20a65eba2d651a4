package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.change.Change;

/**
 * The text on the screen with all that goes along with it: what the person can take back, everyone's carets, and whoever
 * watches. For the delivery thread.
 */
final class ScreenText {
    private final EditorModel model;
    private final Attendance attendance;
    private final UndoHistory history;
    private final Consumer<Change> typed;
    private final List<ScreenWatcher> watchers = new ArrayList<>();
    private TextView view;

    /** @param typed is told each change that the person at this window makes */
    ScreenText(EditorModel model, Attendance attendance, LongSupplier nanos, Consumer<Change> typed) {
        this.model = model;
        this.attendance = attendance;
        this.history = new UndoHistory(nanos);
        this.typed = typed;
    }

    void isShownBy(TextView text) {
        view = text;
    }

    void watch(ScreenWatcher watcher) {
        watchers.add(watcher);
    }

    CharSequence text() {
        return view.text();
    }

    /** The person changed it, which {@code inverse} takes back. */
    void typed(Change change, Change inverse, EditorController.Selections selections) {
        attendance.caretMoved(selections.position(), selections.anchor());
        history.typed(change, inverse, selections.positionBefore(), selections.anchorBefore());
        own(change);
    }

    void undo() {
        history.undo(view.text(), view.position(), view.anchor()).ifPresent(this::again);
    }

    void redo() {
        history.redo(view.text(), view.position(), view.anchor()).ifPresent(this::again);
    }

    boolean canUndo() {
        return history.canUndo();
    }

    boolean canRedo() {
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
        typed.accept(change);
    }

    /** Another text takes its place. */
    void show(String text) {
        history.clear();
        view.show(text);
    }

    /** It is changed by what others did, several perhaps. */
    void apply(Change change) {
        if (!change.isNone()) {
            view.apply(change);
            attendance.carry(change);
            history.received(change);
            model.carry(change);
        }
    }

    /** It is changed by what that one did. */
    void apply(Change change, EditorEvent.Changed by) {
        apply(change);
        watchers.forEach(watcher -> watcher.others(change, by.client(), by.name()));
    }

    /** Whoever watches has to look anew. */
    void lookAnew() {
        watchers.forEach(ScreenWatcher::anew);
    }
}
