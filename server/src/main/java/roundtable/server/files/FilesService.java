package roundtable.server.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.Message;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.server.net.Conversation;
import roundtable.server.net.Encoded;
import roundtable.server.net.JsonService;
import roundtable.server.net.Parts;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.net.Sessions;

/** The file shelf's service. Transfers run in the connection's own threads. */
public final class FilesService implements JsonService<FilesRequest>, AutoCloseable {
    private final Shelf shelf;
    private final Uploads uploads;
    /** Who is told of changes. */
    private final Set<Session> watching = new CopyOnWriteArraySet<>();

    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("old uploads").factory());
    private final Sessions sessions;
    private final int longestLine;

    /** The service of that shelf; {@code parts} is the server's own folder for uploads that are not whole yet. */
    public FilesService(Shelf shelf, Path parts, ShelfLimits limits, Sessions sessions, int longestLine)
            throws IOException {
        this.shelf = shelf;
        this.uploads = new Uploads(shelf, parts, limits);
        this.sessions = sessions;
        this.longestLine = longestLine;
        shelf.changes().watch(this::tell);
        var unused = daily.scheduleAtFixedRate(() -> uploads.clear(Instant.now()), 0, 1, TimeUnit.DAYS);
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
                case FilesRequest.List list -> list(list, reply);
                case FilesRequest.Get get -> shelf.send(get.name(), get.offset(), reply);
                case FilesRequest.Put put -> uploads.receive(put, session, reply);
                case FilesRequest.Status status -> status(reply);
            }
        }

        private void list(FilesRequest.List list, Reply reply) throws IOException {
            if (Boolean.TRUE.equals(list.watch())) {
                shelf.changes().look(present -> {
                    answer(present, reply);
                    watching.add(session);
                });
                return;
            }
            if (list.watch() != null) {
                watching.remove(session);
            }
            answer(shelf.list(), reply);
        }

        @Override
        public void ended() {
            watching.remove(session);
        }
    }

    /** In as many events as lines are needed: each says for itself what is otherwise. */
    private void tell(ShelfWatch.Change change) {
        if (!change.changed().isEmpty()) {
            tell(Parts.ofItems(
                    listed(change.changed()),
                    longestLine,
                    (part, more) -> new FilesEvent.Changed(part, List.of(), null)));
        }
        if (!change.removed().isEmpty()) {
            tell(Parts.ofItems(
                    change.removed().iterator(),
                    longestLine,
                    (part, more) -> new FilesEvent.Changed(List.of(), part, null)));
        }
        if (change.aside() != null) {
            FilesEvent event = new FilesEvent.Changed(List.of(), List.of(), Aside.told(change.aside()));
            tell(List.<Message.Event>of(event).iterator());
        }
    }

    private void tell(Iterator<Message.Event> events) {
        events.forEachRemaining(event -> {
            Encoded line = Encoded.of(event);
            watching.forEach(session -> session.send(line));
        });
    }

    /** What was left out comes with the last part, so all of them leave room for it. */
    private void answer(Shelf.Look look, Reply reply) {
        FilesEvent.LeftOut leftOut = look.aside().isEmpty() ? null : Aside.told(look.aside());
        int room = leftOut == null ? longestLine : longestLine - Wire.write(leftOut).length;
        reply.send(Parts.ofItems(
                listed(look.files()),
                room,
                (part, more) -> new FilesEvent.Files(part, more, more == null ? leftOut : null)));
    }

    private static Iterator<FilesEvent.Listed> listed(List<Shelf.Entry> files) {
        return files.stream()
                .map(file -> new FilesEvent.Listed(file.name(), file.size(), file.modified(), file.sha256()))
                .iterator();
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

    @Override
    public void close() {
        daily.shutdownNow();
    }
}
