package roundtable.server.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.LineChannel;

/**
 * What is still to be sent to one client, in order. Offering never waits: a client whose outbox overflows is cut off. One
 * virtual thread takes everything that waits and writes it at once, so that many small lines cost one write.
 */
final class Outbox {
    /** Bytes that may wait for a client that does not read; what the kernel holds for it comes on top. */
    private static final long MOST_PENDING = 8L << 20;

    private static final int GATHERED = 1 << 16;
    private static final long NOT_WRITING = 0;

    /** What stands in the queue: a line as it is shared by all who get it, or something that is made as it is sent. */
    sealed interface Item permits Encoded, Parts, FilePiece {}

    private record Parts(Iterator<Encoded> lines) implements Item {}

    private record FilePiece(Encoded head, FileChannel file, long position, long length, Closeable whenDone)
            implements Item {}

    private final LineChannel lines;
    private final Runnable overflow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Guarded by lock.
    private final ArrayDeque<Item> queue = new ArrayDeque<>(4);
    private long pending;
    private boolean finishing;
    private boolean closed;

    /** When the write that is going on last moved, in nanoseconds; 0 where none is going on. */
    private volatile long writingSince = NOT_WRITING;

    /**
     * An empty outbox.
     *
     * @param overflow called, perhaps by whoever offers, when the client has fallen too far behind
     */
    Outbox(LineChannel lines, Runnable overflow) {
        this.lines = lines;
        this.overflow = overflow;
    }

    /** A line. */
    void offer(Encoded line) {
        offer(line, line.length());
    }

    /** Lines that are made as they are sent. */
    void offer(Iterator<Encoded> parts) {
        offer(new Parts(parts), 0);
    }

    /** A line and a piece of a file behind it. */
    void offer(Encoded head, FileChannel file, long position, long length, Closeable whenDone) {
        if (!offer(new FilePiece(head, file, position, length, whenDone), head.length())) {
            close(whenDone);
        }
    }

    private boolean offer(Item item, int bytes) {
        boolean full;
        lock.lock();
        try {
            if (closed || finishing) {
                return false;
            }
            full = pending + bytes > MOST_PENDING;
            if (full) {
                closed = true;
            } else {
                queue.add(item);
                pending += bytes;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (full) {
            overflow.run();
        }
        return !full;
    }

    /** Takes no more; the writing thread ends once all is sent. */
    void finish() {
        lock.lock();
        try {
            finishing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more and sends no more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For how long the client has taken nothing of what is being written, in nanoseconds. */
    long stuck(long now) {
        long since = writingSince;
        return since == NOT_WRITING ? 0 : now - since;
    }

    /** Writes until finished or closed. Everything here runs in the connection's writing thread. */
    void writeAll() throws IOException {
        try {
            while (true) {
                Item next = take();
                if (next == null) {
                    return;
                }
                switch (next) {
                    case Encoded line -> write(gather(line));
                    case Parts parts -> {
                        while (parts.lines.hasNext() && !isClosed()) {
                            write(parts.lines.next().bytes());
                        }
                    }
                    case FilePiece file -> writeFile(file);
                }
            }
        } finally {
            writingSince = NOT_WRITING;
            discard();
        }
    }

    private Item take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed && !finishing) {
                writingSince = NOT_WRITING;
                changed.awaitUninterruptibly();
            }
            return closed ? null : remove();
        } finally {
            lock.unlock();
        }
    }

    private Item remove() {
        Item item = queue.poll();
        if (item instanceof Encoded line) {
            pending -= line.length();
        } else if (item instanceof FilePiece file) {
            pending -= file.head.length();
        }
        return item;
    }

    /** The line and as many of those behind it as one write should carry. */
    private ByteBuffer gather(Encoded first) {
        lock.lock();
        try {
            int total = first.length();
            int count = 0;
            for (Item item : queue) {
                if (!(item instanceof Encoded line) || total + line.length() > GATHERED) {
                    break;
                }
                total += line.length();
                count++;
            }
            if (count == 0) {
                return first.bytes();
            }
            ByteBuffer gathered = ByteBuffer.allocate(total).put(first.bytes());
            for (int i = 0; i < count; i++) {
                gathered.put(((Encoded) remove()).bytes());
            }
            return gathered.flip();
        } finally {
            lock.unlock();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        writingSince = System.nanoTime();
        lines.write(bytes);
    }

    private void writeFile(FilePiece item) throws IOException {
        try {
            write(item.head.bytes());
            lines.write(item.file, item.position, item.length, sent -> writingSince = System.nanoTime());
        } finally {
            close(item.whenDone);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Files that were to be sent are closed unsent. */
    private void discard() {
        lock.lock();
        try {
            closed = true;
            for (Item item : queue) {
                if (item instanceof FilePiece file) {
                    close(file.whenDone);
                }
            }
            queue.clear();
        } finally {
            lock.unlock();
        }
    }

    private static void close(Closeable file) {
        try {
            file.close();
        } catch (IOException e) {
            System.getLogger(Outbox.class.getName()).log(System.Logger.Level.DEBUG, "A file could not be closed", e);
        }
    }
}
