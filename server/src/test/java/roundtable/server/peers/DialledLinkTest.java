package roundtable.server.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;

/** How a line ends that a node has opened. */
final class DialledLinkTest {
    private static final String WELCOME =
            "{'type':'welcome','protocol':1,'service':'peers','client':0,'session':1,'name':'x','server':'x','services':{}}";

    private final CompletableFuture<String> unreadable = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private ServerSocket other;
    private Socket line;
    private BufferedReader heard;
    private DialledLink link;

    @BeforeEach
    void dial() throws Exception {
        other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CompletableFuture<NodeConnection> dialled = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                dialled.complete(NodeConnection.open("localhost:" + other.getLocalPort(), 2));
            } catch (IOException e) {
                dialled.completeExceptionally(e);
            }
        });
        line = other.accept();
        line.setSoTimeout(5_000);
        heard = new BufferedReader(new InputStreamReader(line.getInputStream(), UTF_8));
        heard.readLine();
        say(WELCOME);
        link = new DialledLink(dialled.get());
        link.startWriting();
        Thread.ofVirtual()
                .start(() -> link.read(new DialledLink.Listener() {
                    @Override
                    public void received(NodeMessage message) {}

                    @Override
                    public void refused(ProtocolException refusal) {}

                    @Override
                    public void unreadable(ProtocolException why) {
                        link.close(why);
                        unreadable.complete(why.getMessage());
                    }

                    @Override
                    public void closed() {
                        closed.complete(null);
                    }
                }));
    }

    @AfterEach
    void hangUp() throws IOException {
        line.close();
        other.close();
    }

    private void say(String json) throws IOException {
        line.getOutputStream().write((json.replace('\'', '"') + "\n").getBytes(UTF_8));
    }

    @Test
    void whoIsSentAwayIsToldWhy() throws Exception {
        link.close(ProtocolException.invalid("Two is not three"));

        assertThat(heard.readLine()).contains("\"error\"", "\"invalid\"", "Two is not three");
        assertThat(heard.readLine()).isNull();
    }

    @Test
    void whoSaysWhatIsNoMessageIsToldWhyThoughItGoesOn() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            say("{'type':'members','term':-5,'members':[]}");
        }

        assertThat(unreadable.get(5, TimeUnit.SECONDS)).contains("'term'");
        assertThat(heard.readLine()).contains("\"error\"", "\"invalid\"", "'term'");
        assertThat(heard.readLine()).isNull();
    }

    @Test
    void whoTalksAndDoesNotReadLosesTheLine() throws Exception {
        String much = "x".repeat(100);
        List<String> gone = IntStream.range(0, 500).mapToObj(i -> much + i).toList();
        for (int i = 0; i < 1_000; i++) {
            link.send(new NodeMessage.Shelf(3, 1, 2, 1L, List.of(), gone, null));
        }
        link.close(null);
        for (int i = 0; i < 50 && !closed.isDone(); i++) {
            try {
                say("{'type':'alive'}");
            } catch (IOException e) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }

        assertThat(closed).succeedsWithin(1, TimeUnit.SECONDS);
    }
}
