package roundtable.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who takes part in a {@link Rehearsal}. A plain socket and lines written by hand: what the server's own code
 * does for its real clients is not to be taken for what it does here. In the lines {@code '} stands for {@code "}.
 */
final class Pupil implements Closeable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private Pupil(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects and says hello. */
    static Pupil enter(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        Pupil pupil = new Pupil(socket);
        pupil.ask("{'type':'hello','protocol':1}", "welcome");
        return pupil;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String line) throws IOException {
        send((line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a line, and reads until an answer of that type comes. */
    String ask(String line, String type) throws IOException {
        send(line);
        while (true) {
            String answer = new String(readLine(), StandardCharsets.UTF_8);
            if (answer.startsWith(start(type))) {
                return answer;
            }
            if (answer.startsWith(start("error"))) {
                throw new IOException(line + " was answered " + answer);
            }
        }
    }

    private static String start(String type) {
        return "{\"type\":\"" + type + '"';
    }

    /** Reads until that many changes have come. */
    Void watch(int changes) throws IOException {
        for (int seen = 0; seen < changes; ) {
            seen += new String(readLine(), StandardCharsets.UTF_8).startsWith(start("change")) ? 1 : 0;
        }
        return null;
    }

    void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    private byte[] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b; (b = in.read()) != '\n'; ) {
            if (b < 0) {
                throw new EOFException("the server left");
            }
            line.write(b);
        }
        return line.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
