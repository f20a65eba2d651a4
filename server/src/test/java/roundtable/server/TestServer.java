package roundtable.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import roundtable.protocol.Service;
import roundtable.server.net.Patience;

/** The real server on free ports in a folder of the test; it can be started again on the same folder. */
final class TestServer implements AutoCloseable {
    private static final int NARROW = 1 << 13;

    private final Options options;
    private final List<RawClient> clients = new ArrayList<>();
    private final Patience patience;
    private Server server;

    private TestServer(Options options, Patience patience) throws StartFailure {
        this.options = options;
        this.patience = patience;
        server = Server.start(options, patience);
    }

    static TestServer start(Path data) throws StartFailure {
        return start(data, UnaryOperator.identity());
    }

    static TestServer start(Path data, UnaryOperator<Options> with) throws StartFailure {
        return start(data, with, Patience.USUAL);
    }

    static TestServer start(Path data, UnaryOperator<Options> with, Patience patience) throws StartFailure {
        CapturedLog.quiet();
        return new TestServer(with.apply(Options.defaults().withData(data).withAnyPorts()), patience);
    }

    Server server() {
        return server;
    }

    Path data() {
        return options.data();
    }

    Path file(String name) {
        return options.data().resolve(name);
    }

    int port(Service service) {
        return server.port(service);
    }

    /** A connection that has said nothing yet. It is closed with the server. */
    RawClient connect(Service service) throws IOException {
        return connect(RawClient.Family.IPV4, service);
    }

    RawClient connect(RawClient.Family family, Service service) throws IOException {
        RawClient client = RawClient.connect(family, port(service));
        clients.add(client);
        return client;
    }

    /** A connection for which the kernel holds little that it has not read. */
    RawClient connectNarrow(Service service) throws IOException {
        RawClient client = RawClient.connect(RawClient.Family.IPV4, port(service), NARROW);
        clients.add(client);
        return client;
    }

    /** A connection that has said hello. */
    RawClient enter(Service service, String name) throws IOException {
        RawClient client = connect(service);
        client.hello(name);
        return client;
    }

    /** A connection that has said hello with a token of before. */
    RawClient enterAgain(Service service, JsonNode welcome) throws IOException {
        RawClient client = connect(service);
        client.hello(welcome.path("name").asText(), welcome.path("token").asText());
        return client;
    }

    /** Ends, and starts again on the same folder. */
    void restart() throws StartFailure, IOException {
        close();
        server = Server.start(options, patience);
    }

    /** What a killed server would leave: a copy of its folder as it is this instant. */
    Path copyTo(Path target) throws IOException {
        return copy(options.data(), target);
    }

    static Path copy(Path from, Path target) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, target.resolve(from.relativize(file).toString()));
                } catch (NoSuchFileException e) {
                    // Renamed meanwhile.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return target;
    }

    @Override
    public void close() throws IOException {
        // First the clients: the server would give them a moment to take in its goodbye.
        for (RawClient client : clients) {
            client.close();
        }
        clients.clear();
        server.close();
    }
}
