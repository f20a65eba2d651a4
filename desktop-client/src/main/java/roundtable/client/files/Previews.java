package roundtable.client.files;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import roundtable.client.link.Deadline;
import roundtable.client.link.ServiceConnection;
import roundtable.client.text.Messages;
import roundtable.client.text.Refusal;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.ProtocolException;

/**
 * Fetches the beginning of a text, or a picture that is small enough, over a connection of its own; one at a time, and
 * whoever asks for another gives up the one before. Its methods are for one thread.
 */
final class Previews {
    static final int MOST_TEXT = 1 << 16;
    static final int MOST_PICTURE = 8 << 20;

    /** Longer than a server may take until it has read the file. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final System.Logger LOG = System.getLogger(Previews.class.getName());

    /** Who goes down the list with the arrow keys wants to see only where they stop. */
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Connections connections;
    private final Consumer<Preview> shown;
    private Thread fetching;

    /** Previews over such connections; {@code shown} is told them on other threads. */
    Previews(Connections connections, Consumer<Preview> shown) {
        this.connections = connections;
        this.shown = shown;
    }

    /** Fetches what is to be shown of that file; null for nothing. */
    void show(FilesEvent.Listed file) {
        if (fetching != null) {
            fetching.interrupt();
            fetching = null;
        }
        if (file == null) {
            shown.accept(Preview.NOTHING);
        } else if (file.sha256() == null) {
            shown.accept(new Preview.None(file.name(), Messages.text("files.preview.unread")));
        } else {
            fetching = Thread.ofVirtual().name("preview").start(() -> fetch(file));
        }
    }

    private void fetch(FilesEvent.Listed file) {
        Preview preview;
        try {
            tell(new Preview.Coming(file.name()));
            Thread.sleep(PAUSE);
            preview = fetched(file);
        } catch (InterruptedException e) {
            return;
        } catch (ProtocolException e) {
            preview = new Preview.None(file.name(), Refusal.words(e.code(), e.getMessage()));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a preview broke off", e);
            preview = new Preview.None(file.name(), Messages.text("files.preview.broken"));
        }
        tell(preview);
    }

    /** Unless another one was asked for meanwhile. */
    private void tell(Preview preview) {
        if (!Thread.currentThread().isInterrupted()) {
            shown.accept(preview);
        }
    }

    private Preview fetched(FilesEvent.Listed file) throws IOException {
        try (ServiceConnection connection = connections.open()) {
            Deadline deadline = Deadline.of(PATIENCE, connection);
            try {
                return fetched(file, connection);
            } finally {
                deadline.close();
            }
        }
    }

    private static Preview fetched(FilesEvent.Listed file, ServiceConnection connection) throws IOException {
        connection.send(new FilesRequest.Get(file.name(), null));
        FilesEvent.File answer = connection.read(FilesEvent.File.class);
        byte[] head = read(connection, new byte[(int) Math.min(MOST_TEXT, answer.length())], 0);
        if (isPicture(head)) {
            return picture(connection, answer, head);
        }
        boolean cut = answer.length() > head.length;
        return text(head, cut)
                .<Preview>map(text -> new Preview.Text(file.name(), text, cut))
                .orElseGet(() -> new Preview.None(file.name(), Messages.text("files.preview.kind")));
    }

    private static Preview picture(ServiceConnection connection, FilesEvent.File answer, byte[] head)
            throws IOException {
        if (answer.length() > MOST_PICTURE) {
            return new Preview.None(answer.name(), Messages.text("files.preview.large"));
        }
        byte[] content = new byte[(int) answer.length()];
        System.arraycopy(head, 0, content, 0, head.length);
        return new Preview.Picture(
                answer.name(),
                ByteBuffer.wrap(read(connection, content, head.length)).asReadOnlyBuffer());
    }

    private static byte[] read(ServiceConnection connection, byte[] into, int from) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(into).position(from);
        while (bytes.hasRemaining()) {
            if (connection.lines().readBytes(bytes) < 0) {
                throw new EOFException("the connection ended inside the file");
            }
        }
        return into;
    }

    private static boolean isPicture(byte[] head) {
        return begins(head, 0x89, 'P', 'N', 'G')
                || begins(head, 0xff, 0xd8, 0xff)
                || begins(head, 'G', 'I', 'F', '8')
                || begins(head, 'B', 'M')
                        && head.length > 26
                        && text(head, true).isEmpty();
    }

    private static boolean begins(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes as UTF-8 text, if they are; {@code cut} allows for half a character at the end. */
    static Optional<String> text(byte[] bytes, boolean cut) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        String read = text.flip().toString();
        boolean plain = read.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
        return plain ? Optional.of(read) : Optional.empty();
    }
}
