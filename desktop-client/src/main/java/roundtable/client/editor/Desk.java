package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import roundtable.client.link.Answer;
import roundtable.client.link.Colours;
import roundtable.client.link.ServerLink;
import roundtable.client.link.ServiceLink;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.SessionEvent;

/** The documents that this window has open, and those that there are to open. For the delivery thread. */
public final class Desk implements AutoCloseable {
    /** The document that is always there. */
    public static final String FIRST = "temp.txt";

    private final ServerLink server;
    private final Executor delivery;
    private final LocalCopies copies;
    private final Drafts drafts;
    private final String prefix;
    private final List<Sheet> open = new ArrayList<>();

    /** @param prefix begins the ids of all edits of this window; never used before by this person */
    public Desk(ServerLink server, Executor delivery, LocalCopies copies, Drafts drafts, String prefix) {
        this.server = server;
        this.delivery = delivery;
        this.copies = copies;
        this.drafts = drafts;
        this.prefix = prefix;
    }

    /** An open document. */
    public record Sheet(EditorModel model, EditorController controller) {
        /** Its name of now. */
        public String document() {
            return controller.document();
        }
    }

    /** The line on which the history of a document can be read. */
    public ServiceLink<EditorEvent> line() {
        return server.editor();
    }

    /** Which colour is whose. */
    public Colours colours() {
        return server.colours();
    }

    /** Opens a document, which the caller shows. */
    public Sheet open(String document) {
        EditorModel model = new EditorModel();
        Sheet sheet = new Sheet(model, new EditorController(server, delivery, model, copies, drafts, document, prefix));
        open.add(sheet);
        return sheet;
    }

    /** Closes one; what was typed in it is kept. */
    public void close(Sheet sheet) {
        open.remove(sheet);
        sheet.controller.close();
    }

    /** Asks which documents there are. Where there is no server, none are told. */
    public void documents(Consumer<List<String>> then) {
        DocumentList.ask(
                server.editor(),
                all -> then.accept(
                        all.stream().map(EditorEvent.Listed::document).toList()));
    }

    /** Texts from files and into files. */
    public TextFiles textFiles() {
        return new TextFiles(delivery);
    }

    /** Makes a new document; {@code created} or {@code refused} runs then. */
    public void create(String document, Runnable created, Consumer<SessionEvent.Refused> refused) {
        server.editor().ask(new EditorRequest.Create(document), new Answer<>() {
            @Override
            public void received(EditorEvent event) {
                if (event instanceof EditorEvent.Document part && !Boolean.TRUE.equals(part.more())) {
                    created.run();
                }
            }

            @Override
            public void refused(SessionEvent.Refused refusal) {
                refused.accept(refusal);
            }
        });
    }

    /** Closes everything, and waits until all that was typed is kept. */
    @Override
    public void close() {
        List.copyOf(open).forEach(this::close);
        drafts.close();
    }
}
