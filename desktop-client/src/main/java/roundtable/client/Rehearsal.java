package roundtable.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import roundtable.client.window.Application;
import roundtable.protocol.Service;

/**
 * A start with a hosted session that nobody sees, and that ends by itself. It is for the JVM alone, which watches, and keeps
 * for the next start what it has learned. Its caller chooses the person's folder by {@code user.home}.
 */
public final class Rehearsal {
    private static final int FAILED = 1;
    private static final int MOST_SECONDS = 30;
    private static final int LEAST_OFFSET = 10_000;

    private Rehearsal() {}

    /** Plays in the folder that is named, which should be empty. */
    public static void main(String[] args) {
        CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(FAILED));
        if (!Application.canShow()) {
            Runtime.getRuntime().halt(FAILED);
        }
        // It neither looks for sessions on any network nor can be found itself.
        System.setProperty("roundtable.discovery", "loopback");
        String data = Path.of(args[0]).resolve("data").toString();
        System.exit(Main.run(
                Application::rehearse,
                "--name",
                "Rehearsal",
                "--data",
                data,
                "--port-offset",
                Integer.toString(freeOffset()),
                "--no-announce"));
    }

    /** Nobody is there now: the rehearsal must not join a session of real people. */
    private static int freeOffset() {
        Random random = new Random();
        while (true) {
            int offset = random.nextInt(LEAST_OFFSET, ClientCommand.LARGEST_OFFSET);
            int port = Service.EDITOR.defaultPort() + offset;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort() - Service.EDITOR.defaultPort();
            } catch (IOException e) {
                System.getLogger(Rehearsal.class.getName()).log(System.Logger.Level.DEBUG, "taken: {0}", port);
            }
        }
    }
}
