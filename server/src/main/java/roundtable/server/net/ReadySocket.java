package roundtable.server.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * A socket that a virtual thread can wait for, and that anyone can try to write to without waiting. One thread reads; one
 * at a time writes.
 */
final class ReadySocket implements ByteChannel {
    /** Of a file, before others get their turn. */
    private static final long STEP = 2L << 20;

    private final SocketChannel channel;
    private final Readiness readiness;
    private volatile SelectionKey key;
    private final Gate readable = new Gate();
    private final Gate writable = new Gate();
    private volatile Runnable whenWritable;
    private volatile boolean closed;

    /** Where one thread waits until it is let through. */
    private static final class Gate {
        private volatile Thread waiting;
        private volatile boolean open;

        void shut() {
            open = false;
            waiting = Thread.currentThread();
        }

        void open() {
            open = true;
            LockSupport.unpark(waiting);
        }
    }

    ReadySocket(SocketChannel channel, Readiness readiness) {
        this.channel = channel;
        this.readiness = readiness;
    }

    void watchedBy(SelectionKey selectionKey) {
        key = selectionKey;
    }

    InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    InetSocketAddress remoteAddress() throws IOException {
        return (InetSocketAddress) channel.getRemoteAddress();
    }

    /** Called by the readiness thread; what was ready is not watched any more until somebody waits again. */
    void ready(int operations) {
        if ((operations & SelectionKey.OP_READ) != 0) {
            readable.open();
        }
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            Runnable told = whenWritable;
            whenWritable = null;
            if (told != null) {
                told.run();
            }
            writable.open();
        }
    }

    /** Reads at least one byte, waiting for it; -1 at the end. */
    @Override
    public int read(ByteBuffer into) throws IOException {
        int n;
        while ((n = channel.read(into)) == 0 && into.hasRemaining()) {
            await(readable, SelectionKey.OP_READ);
        }
        return n;
    }

    /** Writes all of it, waiting as long as it takes. */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(writable, SelectionKey.OP_WRITE);
            }
        }
        return length;
    }

    /** Writes as much as can be written at once. */
    void tryWrite(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
    }

    /** Has {@code then} run, in the readiness thread, when something can be written again; it must not wait. */
    void whenWritable(Runnable then) throws IOException {
        whenWritable = then;
        watch(SelectionKey.OP_WRITE);
    }

    /** Sends a piece of a file, by the kernel alone, waiting as long as it takes; {@code sent} is told each step. */
    void send(FileChannel file, long position, long length, Runnable sent) throws IOException {
        long to = position + length;
        for (long at = position; at < to; ) {
            long from = at;
            long n = Disk.call(() -> file.transferTo(from, Math.min(STEP, to - from), channel));
            if (n == 0) {
                if (file.size() <= at) {
                    throw new EOFException("the file has become shorter: " + at + " bytes instead of " + to);
                }
                await(writable, SelectionKey.OP_WRITE);
            }
            at += n;
            sent.run();
        }
    }

    private void await(Gate gate, int operation) throws IOException {
        gate.shut();
        watch(operation);
        while (!gate.open && !closed) {
            LockSupport.park(this);
        }
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private void watch(int operation) throws IOException {
        try {
            key.interestOpsOr(operation);
            readiness.lookAgain();
        } catch (CancelledKeyException e) {
            throw new ClosedChannelException();
        }
    }

    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            channel.close();
        } finally {
            readable.open();
            writable.open();
            // A closed socket is given back to the system once the selector has let go of it.
            readiness.lookAgain();
        }
    }
}
