package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.change.Change.Side;

/** A server without sockets: it orders edits, carries each over the later revisions, and knows an id that it has seen. */
final class OrderingServer {
    private final List<EditorEvent.Changed> revisions = new ArrayList<>();
    private final String first;
    private String text;

    OrderingServer(String text) {
        this.first = text;
        this.text = text;
    }

    String text() {
        return text;
    }

    String first() {
        return first;
    }

    List<String> ids() {
        return revisions.stream().map(EditorEvent.Changed::edit).toList();
    }

    List<EditorEvent.Changed> since(long revision) {
        return List.copyOf(revisions.subList((int) revision, revisions.size()));
    }

    /** Takes an edit, and returns the revision that it is, whether new or seen before. */
    EditorEvent.Changed take(EditorRequest.Edit edit) {
        for (EditorEvent.Changed known : revisions) {
            if (known.edit().equals(edit.edit())) {
                return known;
            }
        }
        var change = edit.change();
        for (EditorEvent.Changed later : since(edit.revision())) {
            change = change.transform(later.change(), Side.SECOND);
        }
        change.check(text);
        text = change.apply(text);
        EditorEvent.Changed revision =
                new EditorEvent.Changed("t", revisions.size() + 1L, 1, 1L, "x", null, edit.edit(), change, null, null);
        revisions.add(revision);
        return revision;
    }
}
