package roundtable.server.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.Service;
import roundtable.server.net.Conversation;
import roundtable.server.net.JsonService;
import roundtable.server.net.Parts;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.net.Sessions;

/** The file shelf's service. Transfers run in the connection's own threads. */
public final class FilesService implements JsonService<FilesRequest> {
    private final Shelf shelf;
    private final Uploads uploads;
    private final Sessions sessions;
    private final int longestLine;

    /** The service of that shelf; {@code parts} is the folder of uploads that are not whole yet. */
    public FilesService(Shelf shelf, Path parts, Sessions sessions, int longestLine) throws IOException {
        this.shelf = shelf;
        this.uploads = new Uploads(shelf, parts);
        this.sessions = sessions;
        this.longestLine = longestLine;
    }

    @Override
    public Service service() {
        return Service.FILES;
    }

    @Override
    public Class<FilesRequest> requests() {
        return FilesRequest.class;
    }

    @Override
    public Conversation<FilesRequest> begin(Session session) {
        return new Browsing(session);
    }

    private final class Browsing implements Conversation<FilesRequest> {
        private final Session session;

        Browsing(Session session) {
            this.session = session;
        }

        @Override
        public void receive(FilesRequest request, Reply reply) throws IOException {
            switch (request) {
                case FilesRequest.List list -> list(reply);
                case FilesRequest.Get get -> shelf.send(get.name(), get.offset(), reply);
                case FilesRequest.Put put -> uploads.receive(put, session, reply);
                case FilesRequest.Status status -> status(reply);
            }
        }

        @Override
        public void ended() {}
    }

    private void list(Reply reply) throws IOException {
        List<FilesEvent.Listed> files = shelf.list().stream()
                .map(file -> new FilesEvent.Listed(file.name(), file.size(), file.modified(), file.sha256()))
                .toList();
        reply.send(Parts.ofItems(files.iterator(), longestLine, FilesEvent.Files::new));
    }

    private void status(Reply reply) {
        List<FilesEvent.Visit> visits = Stream.concat(
                        sessions.past().stream().map(past -> visit(past.session(), past.disconnected())),
                        sessions.present().stream().map(present -> visit(present, null)))
                .toList();
        reply.send(Parts.ofItems(visits.iterator(), longestLine, FilesEvent.Status::new));
    }

    private static FilesEvent.Visit visit(Session session, Instant disconnected) {
        return new FilesEvent.Visit(
                session.person().client(),
                session.person().name(),
                session.address(),
                session.service(),
                session.connected(),
                disconnected);
    }
}
