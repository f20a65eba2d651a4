package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.Service;
import roundtable.protocol.SessionRequest;
import roundtable.server.Options;
import roundtable.server.Server;

/** What a listener hears of a connection to a real server: every line and byte, in order, and nothing once it has gone. */
@Timeout(30)
class TappedChannelTest {
    private static final String HASH = "a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447";

    @TempDir
    private Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Tap.Source> sources = new ConcurrentLinkedQueue<>();
    private final Tap tap = new Tap();

    private final Tap.Listener listener = new Tap.Listener() {
        @Override
        public void line(Tap.Source source, Tap.Direction direction, byte[] line) {
            sources.add(source);
            String text = new String(line, StandardCharsets.UTF_8).strip();
            heard.add(direction + " " + text.replaceAll("^\\{\"type\":\"([a-z]+)\".*", "$1"));
        }

        @Override
        public void bytes(Tap.Source source, Tap.Direction direction, byte[] bytes) {
            heard.add(direction + " bytes");
        }

        @Override
        public void raw(Tap.Source source, Tap.Direction direction, long count) {
            heard.add(direction + " " + count + " raw");
        }
    };

    private ServiceConnection open(Server server) throws Exception {
        return ServiceConnection.open(
                Service.FILES,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(Service.FILES)),
                new SessionRequest.Hello(SessionRequest.PROTOCOL, "Asha", null, null, null),
                tap);
    }

    @Test
    void everythingIsHeardInOrderAsLongAsSomebodyListens() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello world\n");
        tap.listen(listener);
        try (Server server = Server.start(
                        Options.defaults().withData(folder.resolve("server")).withAnyPorts());
                ServiceConnection connection = open(server);
                var source = FileChannel.open(file)) {
            connection.send(new FilesRequest.Put("a.txt", 12, HASH, null));
            connection.read(FilesEvent.Ready.class);
            connection.lines().write(source, 0, 12, sent -> {});
            connection.read(FilesEvent.Stored.class);
            connection.send(new FilesRequest.Get("a.txt", null));
            connection.read(FilesEvent.File.class);
            ByteBuffer into = ByteBuffer.allocate(12);
            while (into.hasRemaining()) {
                connection.lines().readBytes(into);
            }
            tap.listen(null);
            connection.send(new FilesRequest.Status());
            connection.read(FilesEvent.Status.class);
        }

        assertThat(heard)
                .containsSubsequence(
                        "SENT hello",
                        "RECEIVED welcome",
                        "SENT put",
                        "RECEIVED ready",
                        "SENT 12 raw",
                        "RECEIVED stored",
                        "SENT get",
                        "RECEIVED file",
                        "RECEIVED 12 raw")
                .doesNotContain("SENT status", "RECEIVED status");
        assertThat(sources).allSatisfy(source -> {
            assertThat(source.service()).isEqualTo(Service.FILES);
            assertThat(source.number()).isEqualTo(1);
            assertThat(source.datagrams()).isFalse();
        });
    }

    @Test
    void anotherConnectionHasAnotherNumber() throws Exception {
        tap.listen(listener);
        try (Server server = Server.start(
                        Options.defaults().withData(folder.resolve("server")).withAnyPorts());
                ServiceConnection one = open(server);
                ServiceConnection other = open(server)) {
            assertThat(one.welcome().session()).isNotEqualTo(other.welcome().session());
        }

        assertThat(sources).extracting(Tap.Source::number).containsExactly(1L, 1L, 2L, 2L);
    }
}
