package roundtable.server.editor;

import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;
import roundtable.server.net.Reply;
import roundtable.server.storage.Committer;
import roundtable.server.storage.Names;

/** A document gets another name, which nobody who has it open has to be told: nobody has. */
final class RenameTask implements Committer.Task {
    private final Documents documents;
    private final EditorRequest.Rename request;
    private final Reply reply;
    private SharedDocument document;
    private Names before;

    RenameTask(Documents documents, EditorRequest.Rename request, Reply reply) {
        this.documents = documents;
        this.request = request;
        this.reply = reply;
    }

    @Override
    public byte[] prepare() {
        document = documents.renamable(request);
        before = document.names();
        documents.rename(document, request.to());
        return Wire.write(new EditorEvent.Renamed(request.document(), request.to()));
    }

    @Override
    public void undo() {
        documents.undoRename(document, before);
    }

    @Override
    public void publish(long position) {
        reply.send(new EditorEvent.Renamed(request.document(), request.to()));
    }

    @Override
    public void refuse(ProtocolException why) {
        reply.refuse(why);
    }
}
