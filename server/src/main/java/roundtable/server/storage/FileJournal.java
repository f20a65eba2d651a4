package roundtable.server.storage;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The append-only file of all that was accepted. Its first line names the format; every other line is one batch, stored
 * with one force: the CRC-32C of what follows it in eight hexadecimal digits, a space, a JSON array of the entries, LF.
 * So a batch is there whole or not at all, and the file can be read with any tool.
 *
 * <p>A last line that is not whole was never acknowledged to anyone: it is cut off and kept beside. A bad line with good
 * ones behind it is damage, and stops the start. For one thread, but for {@link #read}.
 */
public final class FileJournal implements Closeable {
    private static final System.Logger LOG = System.getLogger("roundtable.journal");
    private static final byte[] FORMAT = "roundtable journal 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM_LENGTH = 9;

    private final Path path;
    private FileChannel file;
    /** Behind the last batch that is durable. */
    private long end;
    /** Of all bytes before {@link #end}. */
    private final CRC32C whole = new CRC32C();
    /** Set while the last append failed and nobody knows what is behind {@link #end}. */
    private boolean doubtful;

    /** Is told each batch: where it begins, and its entries as one JSON array. */
    @FunctionalInterface
    public interface Reader {
        /** Takes a batch; returns whether to go on. */
        boolean batch(long position, byte[] entries) throws IOException;
    }

    private FileJournal(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** Opens the journal, or makes an empty one. It has to be {@linkplain #replay replayed} before it is
     * appended to. */
    public static FileJournal open(Path path) throws IOException {
        return new FileJournal(
                path,
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    }

    /**
     * Takes the batches before {@code position} for read, if they are, to the last bit, those that had this {@linkplain
     * #checksum() checksum}. Otherwise nothing has happened, and {@link #replay} reads them all.
     *
     * @throws JournalException where there are fewer
     */
    public boolean skip(long position, String checksum) throws IOException {
        if (file.size() < position) {
            throw new JournalException(path + " is shorter than it was: it ends at byte " + file.size() + " instead of "
                    + position + " or later. Restore the file from a copy, or move it and its snapshot away to begin"
                    + " anew");
        }
        ByteBuffer chunk = ByteBuffer.allocateDirect(Lines.CHUNK);
        long at = 0;
        while (at < position) {
            chunk.clear().limit((int) Math.min(Lines.CHUNK, position - at));
            int n = file.read(chunk, at);
            if (n < 0) {
                break;
            }
            whole.update(chunk.flip());
            at += n;
        }
        if (checksum().equals(checksum)) {
            end = position;
            return true;
        }
        whole.reset();
        return false;
    }

    /** Of all batches before {@link #end()}, in eight hexadecimal digits. */
    public String checksum() {
        return HexFormat.of().toHexDigits((int) whole.getValue());
    }

    /**
     * Makes sure of all of it, and makes it ready to be appended to.
     *
     * @param reader is told of each batch that was not {@linkplain #skip skipped}
     * @throws JournalException where it is damaged
     */
    public void replay(Reader reader) throws IOException {
        long size = file.size();
        if (size > 0) {
            load(size, reader);
        }
        if (end == 0) {
            write(ByteBuffer.wrap(FORMAT));
            file.force(true);
            DataFolder.forceDirectory(path.toAbsolutePath().getParent());
            end = FORMAT.length;
            whole.update(FORMAT);
        }
    }

    private void load(long size, Reader reader) throws IOException {
        Lines lines = new Lines(file, end);
        // What was skipped was sure when the snapshot was taken.
        long last = end;
        if (end == 0) {
            boolean complete = lines.next();
            if (complete ? !lines.is(FORMAT) : size >= FORMAT.length) {
                throw new JournalException(path + " is not a journal of this program: its first line is unknown");
            }
            end = complete ? FORMAT.length : 0;
            whole.update(FORMAT, 0, (int) end);
        }
        while (lines.next() && sound(lines)) {
            reader.batch(end, entries(lines));
            whole.update(lines.bytes, lines.start, lines.length + 1);
            last = end;
            end = lines.position();
        }
        if (end < size) {
            cutTornEnd(size);
        }
        makeSureOf(last);
    }

    /**
     * The last record may be one whose force failed: it can be read, but the system has given up writing it. What is written
     * again it has to write, or to say that it cannot.
     */
    private void makeSureOf(long last) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(Math.toIntExact(end - last));
        while (record.hasRemaining() && file.read(record, last + record.position()) > 0) {
            // read on
        }
        record.flip();
        while (record.hasRemaining()) {
            file.write(record, last + record.position());
        }
        file.force(true);
    }

    private void cutTornEnd(long size) throws IOException {
        Lines rest = new Lines(file, end);
        rest.next();
        long position = rest.position();
        while (rest.next()) {
            if (sound(rest)) {
                throw new JournalException(path + " is damaged: the record at byte " + end
                        + " is not what was written (its checksum is wrong), and sound ones follow it at byte "
                        + position
                        + ". Restore the file from a copy, or move it away to begin anew");
            }
            position = rest.position();
        }
        Path kept = path.resolveSibling(path.getFileName() + ".torn-at-" + end);
        try (FileChannel copy = FileChannel.open(
                kept, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            file.transferTo(end, size - end, copy);
            copy.force(true);
        }
        file.truncate(end);
        file.force(true);
        LOG.log(
                WARNING,
                "The last record of {0} was not whole: its {1} bytes were cut off and kept in {2}",
                path,
                Long.toString(size - end),
                kept.getFileName());
    }

    /** Whether nothing was ever written to it. */
    public boolean isNew() throws IOException {
        return file.size() == 0;
    }

    /** The position behind the last batch. */
    public long end() {
        return end;
    }

    /**
     * Stores the entries, each a JSON object, as one batch. When this returns they are on disk; when it throws, none is,
     * and the next append begins by making sure of the file's end.
     *
     * @return where the batch begins
     */
    public long append(List<byte[]> entries) throws IOException {
        if (doubtful) {
            repair();
        }
        ByteBuffer line = ByteBuffer.wrap(line(entries));
        int length = line.remaining();
        doubtful = true;
        write(line);
        file.force(false);
        doubtful = false;
        whole.update(line.flip());
        long position = end;
        end += length;
        return position;
    }

    private void write(ByteBuffer bytes) throws IOException {
        long at = end;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    /**
     * A failed force is not tried again, since nothing says what of it went to disk: the file is opened anew, what was
     * never acknowledged is cut off, and the record before it is read back.
     */
    private void repair() throws IOException {
        file.close();
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (file.size() < end) {
            throw new JournalException(path + " has become shorter than what was written to it");
        }
        file.truncate(end);
        file.force(true);
        doubtful = false;
        LOG.log(INFO, "The journal was cut back to its last whole record");
    }

    private static byte[] line(List<byte[]> entries) {
        int length = CHECKSUM_LENGTH + 2 + entries.size();
        for (byte[] entry : entries) {
            length += entry.length;
        }
        ByteBuffer line = ByteBuffer.allocate(length).position(CHECKSUM_LENGTH);
        byte before = '[';
        for (byte[] entry : entries) {
            line.put(before).put(entry);
            before = ',';
        }
        line.put((byte) ']').put((byte) '\n');
        byte[] bytes = line.array();
        byte[] checksum = HexFormat.of()
                .toHexDigits(checksum(bytes, CHECKSUM_LENGTH, length - 1 - CHECKSUM_LENGTH))
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, bytes, 0, checksum.length);
        bytes[CHECKSUM_LENGTH - 1] = ' ';
        return bytes;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static boolean sound(Lines line) {
        int space = line.start + CHECKSUM_LENGTH - 1;
        if (line.length <= CHECKSUM_LENGTH || line.bytes[space] != ' ') {
            return false;
        }
        int stated = 0;
        for (int i = line.start; i < space; i++) {
            int digit = Character.digit(line.bytes[i], 16);
            if (digit < 0) {
                return false;
            }
            stated = stated << 4 | digit;
        }
        return stated == checksum(line.bytes, space + 1, line.length - CHECKSUM_LENGTH);
    }

    private static byte[] entries(Lines line) {
        return Arrays.copyOfRange(line.bytes, line.start + CHECKSUM_LENGTH, line.start + line.length);
    }

    /**
     * Reads batches from one that begins at {@code position} on, while the reader wants more and there are any. Safe
     * beside appending.
     *
     * @throws JournalException where a record is not what was written
     */
    public void read(long position, Reader reader) throws IOException {
        try (FileChannel own = FileChannel.open(path, StandardOpenOption.READ)) {
            Lines lines = new Lines(own, position);
            long at = position;
            while (lines.next()) {
                if (!sound(lines)) {
                    throw new JournalException(path + " is damaged at byte " + at);
                }
                if (!reader.batch(at, entries(lines))) {
                    return;
                }
                at = lines.position();
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The lines of a file from a position on, one at a time; what follows the last LF is no line. */
    private static final class Lines {
        private static final int CHUNK = 1 << 18;

        private final FileChannel file;
        /** The line is {@code length} bytes of these, from {@code start}, without its LF. */
        private byte[] bytes = new byte[CHUNK];

        private int start;
        private int length = -1;
        /** How many of the bytes are filled, and where the first of them is in the file. */
        private int filled;

        private long base;

        Lines(FileChannel file, long from) {
            this.file = file;
            base = from;
        }

        /** Behind the line and its LF. */
        long position() {
            return base + start + length + 1;
        }

        boolean is(byte[] lineAndLf) {
            return Arrays.equals(bytes, start, start + length + 1, lineAndLf, 0, lineAndLf.length);
        }

        boolean next() throws IOException {
            start += length + 1;
            for (int at = start; ; at++) {
                if (at == filled) {
                    int moved = start;
                    if (!fill()) {
                        return false;
                    }
                    at -= moved;
                }
                if (bytes[at] == '\n') {
                    length = at - start;
                    return true;
                }
            }
        }

        /** Reads on behind what belongs to the line that has begun; whether there was anything. */
        private boolean fill() throws IOException {
            filled -= start;
            System.arraycopy(bytes, start, bytes, 0, filled);
            base += start;
            start = 0;
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.multiplyExact(filled, 2));
            }
            int n = file.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled), base + filled);
            if (n <= 0) {
                length = -1;
                return false;
            }
            filled += n;
            return true;
        }
    }
}
