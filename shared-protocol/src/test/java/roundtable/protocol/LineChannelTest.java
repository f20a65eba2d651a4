package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and raw bytes over a real connection on the loopback. */
@Timeout(60)
class LineChannelTest {
    private static final int LIMIT = 4096;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private SocketChannel far;
    private LineChannel near;

    @BeforeEach
    void connect() throws IOException {
        connect(LIMIT);
    }

    private void connect(int limit) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            far = SocketChannel.open(listener.getLocalAddress());
            near = new LineChannel(listener.accept(), limit);
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        far.close();
        near.close();
        threads.close();
    }

    @Test
    void readsLines() throws IOException {
        send("one\ntwo\r\n\n\r\nthree\rfour\n");
        far.close();

        assertThat(lines()).containsExactly("one", "two", "", "", "three\rfour");
    }

    @Test
    void putsALineTogetherFromItsBytes() throws Exception {
        byte[] bytes = "grüß 😀\r\nnext\n".getBytes(StandardCharsets.UTF_8);
        Future<?> sender = threads.submit(() -> {
            for (byte one : bytes) {
                far.write(ByteBuffer.wrap(new byte[] {one}));
            }
            far.close();
            return null;
        });

        assertThat(lines()).containsExactly("grüß 😀", "next");
        sender.get();
    }

    @Test
    void takesNoHalfLineForALine() throws IOException {
        send("whole\nhalf");
        far.shutdownOutput();

        assertThat(lines()).containsExactly("whole");
        assertThat(near.readLine()).isNull();
    }

    @Test
    void looksAtTheNextByteWithoutTakingIt() throws IOException {
        send("a\nb");
        assertThat(near.peek()).isEqualTo('a');
        assertThat(near.peek()).isEqualTo('a');
        assertThat(near.readLine()).asString(StandardCharsets.UTF_8).isEqualTo("a");
        assertThat(near.peek()).isEqualTo('b');
    }

    @Test
    void peeksAtTheFirstByteWhateverItIs() throws IOException {
        far.write(ByteBuffer.wrap(new byte[] {(byte) 0xff}));
        assertThat(near.peek()).isEqualTo(0xff);
    }

    @Test
    void peeksAtTheEnd() throws IOException {
        far.close();
        assertThat(near.peek()).isEqualTo(-1);
        assertThat(near.readLine()).isNull();
        assertThat(near.readBytes(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void takesALineThatIsExactlyAsLongAsAllowed(String end) throws IOException {
        String longest = "x".repeat(LIMIT - end.length());
        send(longest + end + "y\n" + longest + end);
        far.close();

        assertThat(lines()).containsExactly(longest, "y", longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 2 * LIMIT})
    void refusesALineThatIsLonger(int more) throws IOException {
        send("first\n" + "x".repeat(LIMIT + more) + "\n");

        assertThat(near.readLine()).asString(StandardCharsets.UTF_8).isEqualTo("first");
        assertThatThrownBy(near::readLine)
                .isInstanceOf(LineTooLongException.class)
                .hasMessageContaining("" + LIMIT)
                .extracting("code")
                .isEqualTo(ErrorCode.LINE_TOO_LONG);
    }

    @Test
    void refusesALineWithoutEndAsSoonAsItIsTooLong() throws IOException {
        send("x".repeat(LIMIT));
        assertThatThrownBy(near::readLine).isInstanceOf(LineTooLongException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void keepsASmallLimitToo(int limit) throws IOException {
        LineChannel narrow = narrow(limit);
        send("x".repeat(limit - 1) + "\n" + "x".repeat(limit) + "\n");

        assertThat(narrow.readLine()).hasSize(limit - 1);
        assertThatThrownBy(narrow::readLine).isInstanceOf(LineTooLongException.class);
    }

    @Test
    void readsLongAndShortLinesInTurn() throws Exception {
        LineChannel wide = narrow(Wire.LONGEST_LINE);
        List<String> sent = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            sent.add(Integer.toString(i).repeat(random.nextInt(i % 10 == 0 ? 200_000 : 50)));
        }
        Future<?> sender = threads.submit(() -> {
            send(String.join("\n", sent) + "\n");
            return null;
        });

        for (String line : sent) {
            assertThat(wide.readLine()).asString(StandardCharsets.UTF_8).isEqualTo(line);
        }
        sender.get();
    }

    @Test
    void readsRawBytesBehindALineOfTheSamePacket() throws IOException {
        send("put\n\0\n\r\nraw|after\n");

        assertThat(near.readLine()).asString(StandardCharsets.UTF_8).isEqualTo("put");
        assertThat(raw(7)).isEqualTo("\0\n\r\nraw");
        assertThat(raw(1)).isEqualTo("|");
        assertThat(near.readLine()).asString(StandardCharsets.UTF_8).isEqualTo("after");
    }

    @Test
    void readsRawBytesThatComeLater() throws IOException {
        send("put\n");
        assertThat(near.readLine()).isNotNull();
        send("raw");
        assertThat(raw(3)).isEqualTo("raw");
    }

    @Test
    void readsNothingWhereNothingFits() throws IOException {
        send("abc");
        assertThat(near.peek()).isEqualTo('a');
        assertThat(near.readBytes(ByteBuffer.allocate(0))).isZero();
        assertThat(raw(3)).isEqualTo("abc");
    }

    @Test
    void writesMessagesAndBytesInTurn() throws IOException {
        near.write(new ChatEvent.Left("a"));
        near.write(ByteBuffer.wrap(new byte[] {1, 2}));
        near.close();

        assertThat(received()).isEqualTo("{\"type\":\"left\",\"room\":\"a\"}\n\1\2".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesAllEvenToAReaderThatIsSlow() throws Exception {
        byte[] bytes = new byte[8 << 20];
        new Random(1).nextBytes(bytes);
        Future<?> writer = threads.submit(() -> {
            near.write(ByteBuffer.wrap(bytes));
            near.close();
            return null;
        });

        assertThat(received()).isEqualTo(bytes);
        writer.get();
    }

    @Test
    void sendsAPieceOfAFile(@TempDir Path folder) throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(2).nextBytes(bytes);
        Path path = Files.write(folder.resolve("file"), bytes);
        List<Long> steps = new ArrayList<>();
        Future<?> writer = threads.submit(() -> {
            try (FileChannel file = FileChannel.open(path)) {
                near.write(file, 5, 2_500_000, steps::add);
                near.write(file, 0, 0, steps::add);
            }
            near.close();
            return null;
        });

        assertThat(received()).isEqualTo(Arrays.copyOfRange(bytes, 5, 2_500_005));
        writer.get();
        assertThat(steps).allMatch(n -> n > 0);
        assertThat(steps.stream().mapToLong(Long::longValue).sum()).isEqualTo(2_500_000);
    }

    @Test
    void saysThatAFileBecameShorter(@TempDir Path folder) throws Exception {
        Path path = Files.write(folder.resolve("file"), new byte[100]);
        List<Long> steps = new ArrayList<>();
        try (FileChannel file = FileChannel.open(path)) {
            assertThatThrownBy(() -> near.write(file, 20, 200, steps::add))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("100 bytes instead of 220");
            assertThatThrownBy(() -> near.write(file, 500, 1, steps::add)).isInstanceOf(EOFException.class);
        }
        near.close();

        assertThat(received()).hasSize(80);
        assertThat(steps.stream().mapToLong(Long::longValue).sum()).isEqualTo(80);
    }

    @Test
    void endsAWaitingReadWhenItIsClosed() throws Exception {
        Future<byte[]> reader = threads.submit(near::readLine);
        near.close();
        near.close();

        assertThatThrownBy(() -> reader.get(30, TimeUnit.SECONDS))
                .rootCause()
                .isInstanceOf(ClosedChannelException.class);
    }

    private LineChannel narrow(int limit) throws IOException {
        far.close();
        near.close();
        connect(limit);
        return near;
    }

    private void send(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            far.write(bytes);
        }
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (byte[] line = near.readLine(); line != null; line = near.readLine()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }

    private String raw(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            assertThat(near.readBytes(bytes)).isPositive();
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** All that arrives at the far end until the near one closes. */
    private byte[] received() throws IOException {
        return far.socket().getInputStream().readAllBytes();
    }
}
