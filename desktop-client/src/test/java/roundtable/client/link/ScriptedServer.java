package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.LineChannel;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;

/** Services on real sockets that say what a test tells them to; each accepted connection is taken by the test. */
public final class ScriptedServer implements AutoCloseable {
    private final Map<Service, Port> ports = new LinkedHashMap<>();

    public ScriptedServer(Service... services) throws IOException {
        for (Service service : services) {
            ports.put(service, new Port(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        }
    }

    /** An editor alone, at another address of this machine. */
    ScriptedServer(InetAddress at, int port) throws IOException {
        ports.put(Service.EDITOR, new Port(at, port));
    }

    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", port(Service.EDITOR));
    }

    public int port(Service service) {
        return ports.get(service).number;
    }

    /** The next connection to that service, before its hello. */
    public Peer accept(Service service) throws InterruptedException {
        Peer peer = ports.get(service).accepted.poll(10, TimeUnit.SECONDS);
        assertThat(peer).as("a connection to " + service).isNotNull();
        return peer;
    }

    /** Accepts, reads the hello, and welcomes. */
    public Peer welcome(Service service) throws Exception {
        Peer peer = accept(service);
        peer.hello = peer.next();
        StringBuilder services = new StringBuilder();
        ports.forEach((other, port) -> services.append(services.isEmpty() ? "" : ",")
                .append('"')
                .append(other.wireName())
                .append("\":")
                .append(port.number));
        peer.say(
                "{'type':'welcome','protocol':1,'service':'%s','client':7,'session':%d,'name':'Asha','token':'secret-7',"
                                .formatted(service.wireName(), peer.hashCode() & 0xffff)
                        + "'server':'Roundtable test','services':{" + services + "}}");
        return peer;
    }

    @Override
    public void close() throws IOException {
        for (Port port : ports.values()) {
            port.channel.close();
        }
    }

    private static final class Port {
        private final ServerSocketChannel channel = ServerSocketChannel.open();
        private final BlockingQueue<Peer> accepted = new LinkedBlockingQueue<>();
        private final int number;

        Port(InetAddress at, int wanted) throws IOException {
            channel.bind(new InetSocketAddress(at, wanted));
            number = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            Thread.ofVirtual().start(this::run);
        }

        private void run() {
            try {
                while (channel.isOpen()) {
                    accepted.add(new Peer(channel.accept()));
                }
            } catch (ClosedChannelException e) {
                accepted.clear();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** The server's end of one connection. */
    public static final class Peer implements AutoCloseable {
        private final SocketChannel channel;
        private final LineChannel lines;
        ObjectNode hello;

        Peer(SocketChannel channel) throws IOException {
            this.channel = channel;
            this.lines = new LineChannel(channel, 1 << 22);
        }

        /** Says a line that is written with single quotes. */
        public void say(String line) throws IOException {
            raw((line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
        }

        public void raw(byte[] bytes) throws IOException {
            lines.write(ByteBuffer.wrap(bytes));
        }

        /** The next line that is not a ping; null at the end. */
        public ObjectNode next() throws IOException {
            while (true) {
                byte[] line = lines.readLine();
                if (line == null) {
                    return null;
                }
                ObjectNode object = Wire.parse(line);
                if (!object.path("type").asText().equals("ping")) {
                    return object;
                }
                pings.add(object);
            }
        }

        /**
         * Waits for a request of that type, and answers it.
         *
         * @param answer written with single quotes, and without the brace at its end: the request's id goes there
         */
        public void answer(String type, String answer) throws IOException {
            ObjectNode request = next();
            while (!request.path("type").asText().equals(type)) {
                request = next();
            }
            say(answer + (request.has("id") ? ",'id':" + request.get("id") : "") + "}");
        }

        final BlockingQueue<ObjectNode> pings = new LinkedBlockingQueue<>();

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
