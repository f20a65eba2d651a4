package roundtable.client.editor;

import java.util.Optional;
import java.util.function.Consumer;
import roundtable.client.link.Answer;
import roundtable.client.link.ServiceLink;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Visible;

/** Gives a document another name, and finds one that was given another. For the delivery thread. */
final class Naming {
    private final ServiceLink<EditorEvent> link;

    Naming(ServiceLink<EditorEvent> link) {
        this.link = link;
    }

    /** Closes the document, which nobody may have open, and renames it; {@code then} is told why not, or nothing. */
    void rename(String document, String to, Consumer<Optional<String>> then) {
        link.send(new EditorRequest.Close(document));
        link.ask(new EditorRequest.Rename(document, to), new Answer<>() {
            @Override
            public void received(EditorEvent event) {
                then.accept(Optional.empty());
            }

            @Override
            public void refused(SessionEvent.Refused refusal) {
                then.accept(Optional.of(Visible.escaped(refusal.message())));
            }
        });
    }

    /** Tells what the document of that epoch is called now, if it is there. */
    void find(String epoch, Consumer<Optional<String>> then) {
        DocumentList.ask(
                link,
                all -> then.accept(all.stream()
                        .filter(one -> one.epoch().equals(epoch))
                        .map(EditorEvent.Listed::document)
                        .findFirst()));
    }
}
