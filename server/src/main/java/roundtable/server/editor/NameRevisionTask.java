package roundtable.server.editor;

import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;
import roundtable.server.net.Encoded;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.storage.Committer;

/** A revision gets a name, or loses it. */
final class NameRevisionTask implements Committer.Task {
    private final Documents documents;
    private final EditorRequest.NameRevision request;
    private final Session session;
    private final Reply reply;
    private SharedDocument document;
    private EditorEvent.NamedRevision given;

    NameRevisionTask(Documents documents, EditorRequest.NameRevision request, Session session, Reply reply) {
        this.documents = documents;
        this.request = request;
        this.session = session;
        this.reply = reply;
    }

    @Override
    public byte[] prepare() {
        document = documents.require(request.document());
        document.checkNaming(request);
        given = new EditorEvent.NamedRevision(
                request.document(),
                request.revision(),
                request.title(),
                session.person().client(),
                session.person().name(),
                Wire.now());
        return Wire.write(given);
    }

    @Override
    public void publish(long position) {
        Encoded line = Encoded.of(given);
        document.publish(given, session, line);
        reply.send(line, given);
    }

    @Override
    public void refuse(ProtocolException why) {
        reply.refuse(why);
    }
}
