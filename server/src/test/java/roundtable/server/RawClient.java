package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Predicate;
import roundtable.protocol.Wire;

/**
 * A client made of a plain socket: it sends any bytes and reads lines or bytes, and nothing waits longer than five
 * seconds. In what it sends as JSON, {@code '} stands for {@code "}.
 */
final class RawClient implements Closeable {
    private static final int PATIENCE_MILLIS = 5_000;

    /** How a client reaches this machine. */
    enum Family {
        IPV4("127.0.0.1"),
        IPV6("::1");

        private final String loopback;

        Family(String loopback) {
            this.loopback = loopback;
        }

        InetAddress loopback() throws IOException {
            return InetAddress.getAllByName(loopback)[0];
        }
    }

    private final Socket socket;
    private final InputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    static RawClient connect(int port) throws IOException {
        return connect(Family.IPV4, port);
    }

    static RawClient connect(Family family, int port) throws IOException {
        return connect(family, port, 0);
    }

    /** With a receive buffer as small as that, so that the kernel holds little for a client that does not read. */
    static RawClient connect(Family family, int port, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(family.loopback(), port), PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    /** For what takes long by its nature. */
    RawClient patient() throws IOException {
        socket.setSoTimeout(12 * PATIENCE_MILLIS);
        return this;
    }

    /** Says hello and returns the welcome. */
    JsonNode hello() throws IOException {
        return ask("{'type':'hello','protocol':1}");
    }

    JsonNode hello(String name) throws IOException {
        return hello(name, null);
    }

    JsonNode hello(String name, String token) throws IOException {
        ObjectNode hello = (ObjectNode) Wire.parseAny("{\"type\":\"hello\",\"protocol\":1}".getBytes(UTF_8));
        hello.put("name", name);
        if (token != null) {
            hello.put("token", token);
        }
        send(hello);
        return read();
    }

    void send(String json) throws IOException {
        sendLine(json.replace('\'', '"'));
    }

    void send(JsonNode json) throws IOException {
        sendLine(json.toString());
    }

    /** Exactly that text and LF. */
    void sendLine(String line) throws IOException {
        sendBytes((line + "\n").getBytes(UTF_8));
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a request and returns the next line. */
    JsonNode ask(String json) throws IOException {
        send(json);
        return read();
    }

    /** The next line as JSON. */
    JsonNode read() throws IOException {
        String line = readLine();
        assertThat(line).as("a line, not the end").isNotNull();
        return Wire.parse(line.getBytes(UTF_8));
    }

    /** The next line of that type; those before it are passed over. */
    JsonNode read(String type) throws IOException {
        return readUntil(message -> message.path("type").asText().equals(type));
    }

    JsonNode readUntil(Predicate<JsonNode> wanted) throws IOException {
        JsonNode message = read();
        while (!wanted.test(message)) {
            message = read();
        }
        return message;
    }

    /** The next line without its LF, or null at the end. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b; (b = in.read()) != '\n'; ) {
            if (b < 0) {
                assertThat(line.size()).as("bytes behind the last LF").isZero();
                return null;
            }
            line.write(b);
        }
        return line.toString(UTF_8);
    }

    byte[] readBytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        assertThat(bytes).as("all of the bytes").hasSize(length);
        return bytes;
    }

    /** Asserts that nothing is said to it before the answer to {@code request}, of that type. */
    void assertQuiet(String request, String answer) throws IOException {
        assertThat(ask(request).path("type").asText()).isEqualTo(answer);
    }

    /** Asserts that the server closes, saying no more. */
    void assertClosed() throws IOException {
        try {
            assertThat(readLine()).as("the end").isNull();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    /** Asserts that the server closes, and says nothing of that kind before. */
    void assertClosedBut(Predicate<JsonNode> kind) throws IOException {
        for (String line; (line = readLine()) != null; ) {
            assertThat(line).as("the end").matches(said -> !kind.test(Wire.parse(said.getBytes(UTF_8))));
        }
    }

    /** Reads on until the server closes, and returns the last line. */
    JsonNode lastWords() throws IOException {
        JsonNode last = null;
        try {
            for (String line; (line = readLine()) != null; ) {
                last = Wire.parse(line.getBytes(UTF_8));
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return last;
    }

    /** Closes the sending side alone. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Goes away as a machine does that crashed: with a reset, if anything. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
