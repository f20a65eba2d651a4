package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;

/**
 * A node that a test makes up: it follows the leader, says that it has a file, and answers those who ask for it as the test
 * has it.
 */
final class FakeNode implements AutoCloseable {
    /** How it answers a request for pieces, or for their hashes. */
    interface Answer {
        void to(JsonNode request, OutputStream out) throws IOException, InterruptedException;
    }

    private final int id;
    private final Answer answer;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Socket> lines = new CopyOnWriteArrayList<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();

    /** One of that id, which joins the network of the leader and has that file. */
    FakeNode(int id, TestServer leader, String name, long size, String sha256, Answer answer) throws IOException {
        this.id = id;
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
        RawClient member = leader.connect(Service.PEERS);
        member.ask("{'type':'hello','protocol':1,'node':" + id + "}");
        member.ask("{'type':'join-network','node':" + id + ",'started':5,'port':" + server.getLocalPort()
                + ",'term':0,'addresses':[]}");
        member.read("lead");
        member.send(
                "{'type':'following','term':1,'members':[],'shelves':[{'node':" + id + ",'started':5,'version':1}]}");
        member.send("{'type':'shelf','node':" + id + ",'started':5,'version':1,'files':[{'name':'" + name + "','size':"
                + size + ",'sha256':'" + sha256 + "'}],'gone':[]}");
        Thread.ofVirtual().start(() -> live(member));
    }

    private void live(RawClient member) {
        try (member) {
            while (!over.await(300, TimeUnit.MILLISECONDS)) {
                member.send("{'type':'alive'}");
            }
        } catch (IOException | InterruptedException e) {
            // The network has ended.
        }
    }

    /** What it was asked so far. */
    List<JsonNode> requests(String type) {
        return requests.stream()
                .filter(request -> request.path("type").asText().equals(type))
                .toList();
    }

    /** The lines on which somebody asks still. */
    long asking() {
        return lines.stream().filter(line -> !line.isClosed()).count();
    }

    private void serve() {
        try {
            while (over.getCount() > 0) {
                Socket line = server.accept();
                lines.add(line);
                Thread.ofVirtual().start(() -> converse(line));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void converse(Socket line) {
        try (line) {
            BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), UTF_8));
            in.readLine();
            say(
                    line.getOutputStream(),
                    "{'type':'welcome','protocol':1,'service':'peers','client':0,'session':1,'name':'Node " + id
                            + "','server':'x','services':{}}");
            for (String said; (said = in.readLine()) != null; ) {
                JsonNode request = Wire.parse(said.getBytes(UTF_8));
                requests.add(request);
                answer.to(request, line.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // It was given up.
        }
    }

    static void say(OutputStream out, String json) throws IOException {
        out.write((json.replace('\'', '"') + "\n").getBytes(UTF_8));
    }

    static void refuse(OutputStream out) throws IOException {
        say(out, "{'type':'error','code':'unavailable','message':'Not now'}");
    }

    /** The line before the bytes of the piece that is asked for. */
    static void head(JsonNode request, long size, OutputStream out) throws IOException {
        say(
                out,
                "{'type':'file','name':'" + request.path("name").asText() + "','size':" + size + ",'offset':"
                        + request.path("offset") + ",'length':" + request.path("length") + ",'sha256':'"
                        + request.path("sha256").asText() + "'}");
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
        for (Socket line : lines) {
            line.close();
        }
    }
}
