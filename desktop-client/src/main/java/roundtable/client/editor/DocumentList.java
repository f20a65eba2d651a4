package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import roundtable.client.link.Answer;
import roundtable.client.link.ServiceLink;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.SessionEvent;

/** Asks which documents a server has. */
final class DocumentList implements Answer<EditorEvent> {
    private final List<EditorEvent.Listed> all = new ArrayList<>();
    private final Consumer<List<EditorEvent.Listed>> then;

    private DocumentList(Consumer<List<EditorEvent.Listed>> then) {
        this.then = then;
    }

    /** Asks, and tells {@code then} all of them; none where there is no server. */
    static void ask(ServiceLink<EditorEvent> link, Consumer<List<EditorEvent.Listed>> then) {
        link.ask(new EditorRequest.Documents(), new DocumentList(then));
    }

    @Override
    public void received(EditorEvent event) {
        if (event instanceof EditorEvent.Documents part) {
            all.addAll(part.documents());
            if (!Boolean.TRUE.equals(part.more())) {
                then.accept(all);
            }
        }
    }

    @Override
    public void refused(SessionEvent.Refused refusal) {
        then.accept(List.of());
    }
}
