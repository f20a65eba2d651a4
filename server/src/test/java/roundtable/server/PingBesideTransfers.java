package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;

/**
 * How long a ping of the editor takes while nothing else happens, while files go down, and while they come up: all in one
 * run, with a server in a process of its own. Beside each stands how late a thread of this process wakes up that sleeps
 * meanwhile, which is what the machine alone costs. Prints it. No test: it runs when asked for by name. Options: {@code
 * -Dmegabytes=1024}, the size of the file; {@code -Drounds=5}, how often everything is done; {@code -Dlines=1}, transfers at once.
 */
final class PingBesideTransfers {
    private static final int MEGABYTE = 1 << 20;
    private static final long BETWEEN_PINGS = 2_000_000;
    private static final int IDLE_PINGS = 1_500;

    @TempDir
    private Path folder;

    private final long megabytes = Long.getLong("megabytes", 1_024);
    private final int lines = Integer.getInteger("lines", 1);
    private final Map<String, Figures> figures = new LinkedHashMap<>();
    private Path content;
    private String sha256;

    /** Nanoseconds, as they were measured. */
    private static final class Figures {
        private long[] pings = new long[0];
        private long[] wakings = new long[0];
        private long bytes;
        private long nanos;

        void add(Pinging pinging, long moved, long took) {
            pings = joined(pings, pinging.pings, pinging.count);
            wakings = joined(wakings, pinging.wakings, pinging.count);
            bytes += moved;
            nanos += took;
        }

        private static long[] joined(long[] first, long[] second, int count) {
            long[] all = Arrays.copyOf(first, first.length + count);
            System.arraycopy(second, 0, all, first.length, count);
            return all;
        }

        private static double at(long[] sorted, double part) {
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
        }

        void print(String what) {
            Arrays.sort(pings);
            Arrays.sort(wakings);
            String rate = bytes == 0 ? "" : "   %.0f MB/s".formatted(bytes * 1e3 / nanos);
            System.out.printf(
                    "%-9s %6d pings   p50 %6.2f ms   p99 %6.2f ms   longest %7.2f ms   waking p99 %6.2f ms%s%n",
                    what, pings.length, at(pings, 0.5), at(pings, 0.99), at(pings, 1), at(wakings, 0.99), rate);
        }
    }

    /** Pings until it is told to stop. */
    private static final class Pinging {
        private long[] pings = new long[1 << 12];
        private long[] wakings = new long[1 << 12];
        private int count;

        void run(Line line, AtomicBoolean over, int most) throws IOException {
            while (!over.get() && count < most) {
                long asleep = System.nanoTime();
                LockSupport.parkNanos(BETWEEN_PINGS);
                long asked = System.nanoTime();
                line.send("{\"type\":\"ping\",\"time\":1}");
                line.read();
                if (count == pings.length) {
                    pings = Arrays.copyOf(pings, 2 * count);
                    wakings = Arrays.copyOf(wakings, 2 * count);
                }
                wakings[count] = Math.max(0, asked - asleep - BETWEEN_PINGS);
                pings[count++] = System.nanoTime() - asked;
            }
        }
    }

    /** A connection that costs this side as little as can be. */
    private record Line(SocketChannel channel, ByteBuffer in, JsonNode welcome) implements AutoCloseable {
        static Line to(int port) throws IOException {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Line greeting =
                    new Line(channel, ByteBuffer.allocateDirect(MEGABYTE).limit(0), null);
            greeting.send("{\"type\":\"hello\",\"protocol\":1}");
            return new Line(channel, greeting.in, greeting.read());
        }

        void send(String text) throws IOException {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(UTF_8)));
        }

        JsonNode read() throws IOException {
            StringBuilder text = new StringBuilder();
            while (true) {
                if (!in.hasRemaining()) {
                    fill();
                }
                char one = (char) in.get();
                if (one == '\n') {
                    return Wire.parseAny(text.toString().getBytes(UTF_8));
                }
                text.append(one);
            }
        }

        private void fill() throws IOException {
            if (channel.read(in.clear()) < 0) {
                throw new IOException("the server has closed the connection");
            }
            in.flip();
        }

        void skip(long bytes) throws IOException {
            for (long left = bytes; left > 0; ) {
                if (!in.hasRemaining()) {
                    fill();
                }
                int taken = (int) Math.min(left, in.remaining());
                in.position(in.position() + taken);
                left -= taken;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Test
    void ofTheEditor() throws Exception {
        makeContent();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process server = start(port);
        try (Line editor =
                await().atMost(TestNetwork.PATIENCE).ignoreExceptions().until(() -> Line.to(port), any -> true)) {
            Path shelf = folder.resolve("server_files");
            Files.copy(content, shelf.resolve("down.bin"));
            int files = editor.welcome.path("services").path("files").intValue();
            // The first turn is for the compilers.
            for (int round = 0; round <= Integer.getInteger("rounds", 5); round++) {
                String name = "up" + round + "-";
                boolean counts = round > 0;
                measure(counts, "idle", editor, IDLE_PINGS, null);
                measure(counts, "download", editor, Integer.MAX_VALUE, line -> download(files));
                measure(counts, "upload", editor, Integer.MAX_VALUE, line -> upload(files, name + line));
                for (int line = 0; line < lines; line++) {
                    Files.delete(shelf.resolve(name + line));
                }
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
        System.out.printf("%d MiB, %d at once%n", megabytes, lines);
        figures.forEach((what, measured) -> measured.print(what));
    }

    /** As the launch script does, but without what was learned in a rehearsal. */
    private Process start(int editor) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--no-announce",
                "--free-floor=0",
                "--data=" + folder,
                "--port=editor=" + editor));
        for (Service service : Service.values()) {
            if (service != Service.EDITOR) {
                command.add("--port=" + service.wireName() + "=0");
            }
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private interface Transfer {
        void run(int line) throws Exception;
    }

    private void measure(boolean counts, String what, Line editor, int most, Transfer transfer) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Pinging pinging = new Pinging();
        long start = System.nanoTime();
        CompletableFuture<Void> transfers = transfer == null ? new CompletableFuture<>() : transfers(transfer);
        var unused = transfers.whenComplete((done, failed) -> over.set(true));
        pinging.run(editor, over, most);
        if (transfer != null) {
            transfers.join();
        }
        if (counts) {
            figures.computeIfAbsent(what, any -> new Figures())
                    .add(pinging, transfer == null ? 0 : lines * megabytes * MEGABYTE, System.nanoTime() - start);
        }
    }

    private CompletableFuture<Void> transfers(Transfer transfer) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[lines];
        for (int line = 0; line < lines; line++) {
            int mine = line;
            all[line] = inAThread(() -> {
                transfer.run(mine);
                return null;
            });
        }
        return CompletableFuture.allOf(all);
    }

    private static CompletableFuture<Void> inAThread(Callable<Void> work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private void download(int files) throws IOException {
        try (Line line = Line.to(files)) {
            line.send("{\"type\":\"get\",\"name\":\"down.bin\"}");
            JsonNode head = line.read();
            assertThat(head.path("type").asText()).as("%s", head).isEqualTo("file");
            line.skip(head.path("length").asLong(head.path("size").asLong()));
        }
    }

    private void upload(int files, String name) throws IOException {
        try (Line line = Line.to(files);
                FileChannel bytes = FileChannel.open(content, StandardOpenOption.READ)) {
            line.send("{\"type\":\"put\",\"name\":\"" + name + "\",\"size\":" + bytes.size() + ",\"sha256\":\"" + sha256
                    + "\"}");
            assertThat(line.read().path("type").asText()).isEqualTo("ready");
            for (long at = 0; at < bytes.size(); ) {
                at += bytes.transferTo(at, MEGABYTE, line.channel);
            }
            JsonNode end = line.read();
            assertThat(end.path("type").asText()).as("%s", end).isEqualTo("stored");
        }
    }

    private void makeContent() throws Exception {
        content = folder.resolve("content.bin");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random(1);
        byte[] chunk = new byte[MEGABYTE];
        try (FileChannel out = FileChannel.open(content, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long i = 0; i < megabytes; i++) {
                random.nextBytes(chunk);
                digest.update(chunk);
                out.write(ByteBuffer.wrap(chunk));
            }
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }
}
