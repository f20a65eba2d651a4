package roundtable.server.net;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is still to be sent to one client, in order. Offering never waits: a client whose outbox overflows is cut off. Lines
 * are written by the flusher, all that wait in one write; what is made as it is sent (parts, files) by a virtual thread
 * of its own, which may wait for the client.
 *
 * <pre>
 *   resting ── offered ─► in the flusher's queue ─► being written ── nothing more ─► resting, or done if it is finishing
 *                              ▲                         │   │
 *                              ├── can be written again ─┘   └── parts or a file ─► sent by a thread of their own
 *                              └──────────────────────────────────── all sent ─────────────────┘
 * </pre>
 */
final class Outbox implements Outgoing {
    /** Bytes that may wait for a client that does not read; what the kernel holds for it comes on top. */
    private static final long MOST_PENDING = 8L << 20;

    /** Above that nothing more is read of a client that asks faster than it listens. */
    private static final long MUCH_PENDING = MOST_PENDING / 2;

    /** Answers that are made as they are sent, each of which may hold a file open. */
    private static final int MANY_SLOW = 16;

    private static final long NOT_STUCK = 0;

    private static final int STEP = 1 << 16;

    /** What stands in the queue: a line as it is shared by all who get it, or something that is made as it is sent. */
    sealed interface Item permits Encoded, Parts, FilePiece, Stream {}

    private record Parts(Iterator<Encoded> lines) implements Item {}

    private record FilePiece(Encoded head, FileChannel file, long position, long length, Closeable whenDone)
            implements Item {}

    private record Stream(Encoded head, RawSource source, int held) implements Item {
        int length() {
            return head.length() + held;
        }
    }

    /** What the connection is told; both are called by whichever thread finds out, and must not wait. */
    interface Listener {
        /** The client has fallen too far behind, or the line broke. */
        void failed(String why);

        /** All is sent, and there will be no more. */
        void done();
    }

    private final ReadySocket socket;
    private final Flusher flusher;
    private final Listener listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    // Guarded by lock.
    private final ArrayDeque<Item> queue = new ArrayDeque<>(2);
    private long pending;
    /** How many in the queue are no lines. */
    private int slow;

    /** What is being sent just now, where that may wait for its bytes; else null. */
    private RawSource sending;

    private boolean readerWaits;
    private boolean finishing;
    private boolean closed;
    /** Whether somebody is at work on it, or will be. */
    private boolean busy;

    /** The end of a write that the socket took only in part. Only for whoever is at work on it. */
    private ByteBuffer rest;

    /** Since when the client has taken nothing, in nanoseconds; 0 where it is not waited for. */
    private volatile long stuckSince = NOT_STUCK;

    Outbox(ReadySocket socket, Flusher flusher, Listener listener) {
        this.socket = socket;
        this.flusher = flusher;
        this.listener = listener;
    }

    @Override
    public void offer(Encoded line) {
        offer(line, line.length());
    }

    @Override
    public void offer(Iterator<Encoded> parts) {
        offer(new Parts(parts), 0);
    }

    @Override
    public void offer(Encoded head, FileChannel file, long position, long length, Closeable whenDone) {
        if (!offer(new FilePiece(head, file, position, length, whenDone), head.length())) {
            closeQuietly(whenDone);
        }
    }

    @Override
    public void offer(Encoded head, RawSource source) {
        Stream stream = new Stream(head, source, source.held());
        if (!offer(stream, stream.length())) {
            closeQuietly(source);
        }
    }

    private boolean offer(Item item, int bytes) {
        boolean full;
        boolean toFlush;
        lock.lock();
        try {
            if (closed || finishing) {
                return false;
            }
            full = pending + bytes > MOST_PENDING;
            if (!full) {
                queue.add(item);
                pending += bytes;
                slow += item instanceof Encoded ? 0 : 1;
            }
            toFlush = !full && !busy;
            busy |= toFlush;
        } finally {
            lock.unlock();
        }
        if (toFlush) {
            flusher.add(this);
        }
        if (full) {
            listener.failed("It does not read what it is sent");
        }
        return !full;
    }

    /** Waits until it holds little enough that the next request may be read; always true. */
    boolean awaitRoom() {
        lock.lock();
        try {
            while ((slow > MANY_SLOW || pending > MUCH_PENDING) && !closed && !finishing) {
                readerWaits = true;
                room.awaitUninterruptibly();
            }
            readerWaits = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; the listener is told when all is sent. */
    void finish() {
        boolean toFlush;
        lock.lock();
        try {
            finishing = true;
            room.signalAll();
            toFlush = !busy && !closed;
            busy |= toFlush;
        } finally {
            lock.unlock();
        }
        if (toFlush) {
            flusher.add(this);
        }
    }

    /** Takes no more and sends no more. */
    void close() {
        RawSource interrupted;
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            pending = 0;
            for (Item item : queue) {
                if (item instanceof FilePiece file) {
                    closeQuietly(file.whenDone);
                } else if (item instanceof Stream stream) {
                    closeQuietly(stream.source);
                }
            }
            queue.clear();
            interrupted = sending;
        } finally {
            lock.unlock();
        }
        if (interrupted != null) {
            closeQuietly(interrupted);
        }
        ended.countDown();
    }

    /** Waits until all is sent after {@link #finish}, or it is closed. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** For how long the client has taken nothing of what is to be written, in nanoseconds. */
    long stuck(long now) {
        long since = stuckSince;
        return since == NOT_STUCK ? 0 : now - since;
    }

    /** Writes all that can be written without waiting. Called by the flusher only. */
    void flush(ByteBuffer scratch) {
        try {
            while (rest == null || writeRest()) {
                Item next = take(scratch.clear());
                if (next == null) {
                    return;
                }
                if (!(next instanceof Encoded)) {
                    Thread.ofVirtual().name("sender").start(() -> sendSlowly(next));
                    return;
                }
                scratch.flip();
                socket.tryWrite(scratch);
                if (scratch.hasRemaining()) {
                    rest = ByteBuffer.allocate(scratch.remaining()).put(scratch).flip();
                }
            }
        } catch (IOException e) {
            listener.failed(e.getMessage());
        }
    }

    /** Whether all of the rest could be written; else the flusher gets this outbox again when there is room. */
    private boolean writeRest() throws IOException {
        int before = rest.remaining();
        socket.tryWrite(rest);
        if (!rest.hasRemaining()) {
            rest = null;
            stuckSince = NOT_STUCK;
            return true;
        }
        if (rest.remaining() < before || stuckSince == NOT_STUCK) {
            stuckSince = System.nanoTime();
        }
        socket.whenWritable(() -> flusher.add(this));
        return false;
    }

    /**
     * The next thing to send: lines are put into {@code scratch}, as many as fit, and the last of them returned. Null where
     * there is nothing; then nobody is at work on this outbox any more.
     */
    private Item take(ByteBuffer scratch) {
        boolean done;
        lock.lock();
        try {
            Item first = queue.peek();
            if (first instanceof Encoded) {
                return gather(scratch);
            }
            if (first != null) {
                return remove();
            }
            busy = false;
            done = finishing && !closed;
        } finally {
            lock.unlock();
        }
        if (done) {
            listener.done();
            ended.countDown();
        }
        return null;
    }

    private Item gather(ByteBuffer scratch) {
        Encoded last = null;
        while (queue.peek() instanceof Encoded line && line.length() <= scratch.remaining()) {
            scratch.put(line.bytes());
            last = line;
            remove();
        }
        if (last == null) {
            // Longer than the scratch buffer: it goes as a rest of its own.
            last = (Encoded) remove();
            rest = last.bytes();
        }
        return last;
    }

    private Item remove() {
        Item item = queue.remove();
        if (item instanceof Encoded line) {
            pending -= line.length();
        } else {
            slow--;
            pending -= switch (item) {
                case FilePiece file -> file.head.length();
                case Stream stream -> stream.length();
                case Parts parts -> 0;
                case Encoded line -> line.length();
            };
        }
        if (readerWaits) {
            room.signal();
        }
        return item;
    }

    /** Runs in a virtual thread of its own, and gives the outbox back to the flusher. */
    private void sendSlowly(Item item) {
        try {
            switch (item) {
                case Parts parts -> {
                    while (parts.lines.hasNext()) {
                        writeSlowly(parts.lines.next());
                    }
                }
                case FilePiece file -> sendFile(file);
                case Stream stream -> sendStream(stream);
                case Encoded line -> writeSlowly(line);
            }
            stuckSince = NOT_STUCK;
            flusher.add(this);
        } catch (IOException e) {
            listener.failed(e.getMessage());
        } catch (RuntimeException bug) {
            System.getLogger("roundtable.net")
                    .log(System.Logger.Level.ERROR, "What was to be sent could not be made", bug);
            listener.failed("What was to be sent could not be made");
        }
    }

    private void writeSlowly(Encoded line) throws IOException {
        stuckSince = System.nanoTime();
        socket.write(line.bytes());
    }

    private void sendFile(FilePiece item) throws IOException {
        try {
            writeSlowly(item.head);
            socket.send(item.file, item.position, item.length, () -> stuckSince = System.nanoTime());
        } finally {
            closeQuietly(item.whenDone);
        }
    }

    private void sendStream(Stream stream) throws IOException {
        try {
            isSending(stream.source);
            writeSlowly(stream.head);
            stuckSince = NOT_STUCK;
            for (ByteBuffer bytes; (bytes = stream.source.next()) != null; ) {
                writeInSteps(bytes);
                // What is waited for now is not the client.
                stuckSince = NOT_STUCK;
            }
        } finally {
            isSending(null);
            closeQuietly(stream.source);
        }
    }

    /** Where it waits for its bytes, it is not to go on waiting once nobody is there for them. */
    private void isSending(RawSource source) throws IOException {
        lock.lock();
        try {
            sending = closed ? null : source;
            if (closed && source != null) {
                throw new IOException("the client has left");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Each step that the client takes counts, however many bytes there are at once. */
    private void writeInSteps(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + STEP));
            stuckSince = System.nanoTime();
            socket.write(bytes);
        }
    }

    private static void closeQuietly(Closeable file) {
        try {
            file.close();
        } catch (IOException e) {
            System.getLogger("roundtable.net").log(DEBUG, "A file could not be closed", e);
        }
    }
}
