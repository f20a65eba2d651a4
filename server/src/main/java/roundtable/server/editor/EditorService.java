package roundtable.server.editor;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.server.net.Conversation;
import roundtable.server.net.JsonService;
import roundtable.server.net.Parts;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.storage.Committer;
import roundtable.server.storage.Entry;

/** The editor: turns requests into tasks for the committer, which owns the documents. */
public final class EditorService implements JsonService<EditorRequest> {
    private final Documents documents;
    private final Committer committer;
    private final int longestLine;

    /** The editor of these documents. */
    public EditorService(Documents documents, Committer committer, int longestLine) {
        this.documents = documents;
        this.committer = committer;
        this.longestLine = longestLine;
    }

    @Override
    public Service service() {
        return Service.EDITOR;
    }

    @Override
    public Class<EditorRequest> requests() {
        return EditorRequest.class;
    }

    @Override
    public Conversation<EditorRequest> begin(Session session) {
        return new Editing(session);
    }

    /** One client's part in it. */
    private final class Editing implements Conversation<EditorRequest> {
        private final Session session;
        /** What the client has open; only for the committer's thread. */
        private final Set<SharedDocument> open = new HashSet<>();

        Editing(Session session) {
            this.session = session;
        }

        @Override
        public void receive(EditorRequest request, Reply reply) {
            switch (request) {
                case EditorRequest.Edit edit -> edit(edit, reply);
                case EditorRequest.Create create -> committer.submit(new CreateTask(create.document(), this, reply));
                case EditorRequest.Caret caret -> committer.submit(new CaretTask(caret, session, reply));
                case EditorRequest.Open open -> committer.look(() -> open(open, reply), reply::refuse);
                case EditorRequest.Close close ->
                    committer.look(() -> close(documents.require(close.document())), reply::refuse);
                case EditorRequest.History history -> committer.look(() -> history(history, reply), reply::refuse);
                case EditorRequest.Documents all -> committer.look(() -> list(reply), reply::refuse);
                case EditorRequest.Rename rename -> committer.submit(new RenameTask(documents, rename, reply));
                case EditorRequest.NameRevision name ->
                    committer.submit(new NameRevisionTask(documents, name, session, reply));
                case EditorRequest.NamedRevisions named -> committer.look(() -> named(named, reply), reply::refuse);
            }
        }

        private void edit(EditorRequest.Edit edit, Reply reply) {
            committer.submit(new EditTask(
                    documents,
                    edit,
                    new EditTask.Author(
                            session.person().client(),
                            session.number(),
                            session.person().name()),
                    longestLine,
                    new EditTask.Outcome(
                            revision -> reply.send(new EditorEvent.Accepted(edit.document(), revision, edit.edit())),
                            reply::refuse)));
        }

        private void open(EditorRequest.Open request, Reply reply) {
            SharedDocument document = documents.require(request.document());
            boolean asked = request.revision() != null && request.epoch() != null;
            boolean known =
                    asked && request.epoch().equals(document.epoch()) && request.revision() <= document.revision();
            join(document);
            if (known) {
                reply.send(changes(document, request.revision(), document.revision(), document.people()));
            } else {
                reply.send(whole(document, asked ? true : null));
            }
        }

        private void join(SharedDocument document) {
            document.join(session);
            open.add(document);
        }

        private void close(SharedDocument document) {
            document.leave(session);
            open.remove(document);
        }

        private void history(EditorRequest.History request, Reply reply) {
            SharedDocument document = documents.require(request.document());
            if (request.from() > document.revision()) {
                throw ProtocolException.invalid(
                        "'from' " + request.from() + " is not yet; the newest revision is " + document.revision());
            }
            reply.send(changes(document, request.from(), Math.min(request.to(), document.revision()), null));
        }

        private void list(Reply reply) {
            List<EditorEvent.Listed> all =
                    documents.all().stream().map(SharedDocument::listed).toList();
            reply.send(Parts.ofItems(all.iterator(), longestLine, EditorEvent.Documents::new));
        }

        private void named(EditorRequest.NamedRevisions request, Reply reply) {
            SharedDocument document = documents.require(request.document());
            reply.send(Parts.ofItems(
                    document.named().iterator(),
                    longestLine,
                    (named, more) -> new EditorEvent.NamedRevisions(request.document(), named, more)));
        }

        @Override
        public void finish(Runnable then) {
            committer.look(then);
        }

        @Override
        public void ended() {
            committer.look(() -> List.copyOf(open).forEach(this::close));
        }
    }

    private Iterator<Message.Event> whole(SharedDocument document, Boolean reset) {
        String name = document.name();
        String epoch = document.epoch();
        long revision = document.revision();
        List<EditorEvent.Present> people = document.people();
        return Parts.ofText(
                document.snapshot(),
                longestLine,
                (text, more) -> new EditorEvent.Document(name, epoch, revision, text, people, reset, more));
    }

    private Iterator<Message.Event> changes(
            SharedDocument document, long from, long to, List<EditorEvent.Present> people) {
        String name = document.name();
        String epoch = document.epoch();
        return Parts.ofItems(
                document.changes(from, to),
                longestLine,
                (changes, more) -> new EditorEvent.Changes(name, epoch, to, changes, people, more));
    }

    /** A document that is being created, and opened by its creator. */
    private final class CreateTask implements Committer.Task {
        private final String name;
        private final Editing creator;
        private final Reply reply;

        CreateTask(String name, Editing creator, Reply reply) {
            this.name = name;
            this.creator = creator;
            this.reply = reply;
        }

        @Override
        public byte[] prepare() {
            Entry.Created created = documents.prepare(name, Wire.now());
            documents.add(created);
            return Wire.write(created);
        }

        @Override
        public void publish(long position) {
            SharedDocument document = documents.require(name);
            creator.join(document);
            reply.send(whole(document, null));
        }

        @Override
        public void undo() {
            documents.remove(name);
        }

        @Override
        public void refuse(ProtocolException why) {
            reply.refuse(why);
        }
    }

    /** Nothing to store, but it has its place among the edits, whose revisions it names. */
    private final class CaretTask implements Committer.Task {
        private final EditorRequest.Caret caret;
        private final Session session;
        private final Reply reply;
        private SharedDocument.Placed placed;

        CaretTask(EditorRequest.Caret caret, Session session, Reply reply) {
            this.caret = caret;
            this.session = session;
            this.reply = reply;
        }

        /** At once: whoever asks later for the text finds it further on. */
        @Override
        public byte[] prepare() {
            placed = documents.require(caret.document()).place(caret);
            return null;
        }

        @Override
        public void publish(long position) {
            try {
                SharedDocument document = documents.require(caret.document());
                // Where the edits before it could not be stored, there is no such revision.
                boolean isThere = placed.revision() <= document.revision();
                document.show(isThere ? placed : document.place(caret), session);
            } catch (ProtocolException refusal) {
                refuse(refusal);
            }
        }

        @Override
        public void refuse(ProtocolException why) {
            reply.refuse(why);
        }
    }
}
