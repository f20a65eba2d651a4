package roundtable.client.simulation.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file, or directory, of a simulated disk; it is of no use any more once the process that opened it has ended. */
final class DiskChannel extends FileChannel {
    private final SimulatedDisk disk;
    private final DiskPath path;
    /** Null for a directory. */
    private final DiskFile file;

    private final int boot;
    private long position;

    DiskChannel(SimulatedDisk disk, DiskPath path, DiskFile file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
        this.boot = disk.boot();
    }

    boolean isInUse() {
        return isOpen() && boot == disk.boot();
    }

    private void alive() {
        if (boot != disk.boot()) {
            throw new Crash();
        }
    }

    @Override
    public int read(ByteBuffer target) {
        int n = read(target, position);
        position += Math.max(0, n);
        return n;
    }

    @Override
    public int read(ByteBuffer target, long from) {
        alive();
        if (from >= file.size()) {
            return -1;
        }
        int n = Math.min(target.remaining(), file.size() - (int) from);
        target.put(file.bytes(), (int) from, n);
        return n;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int n = write(source, position);
        position += n;
        return n;
    }

    @Override
    public int write(ByteBuffer source, long to) throws IOException {
        alive();
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        disk.write(file, (int) to, bytes);
        return bytes.length;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        alive();
        if (file == null) {
            disk.forceDirectory(path);
        } else {
            disk.force(file);
        }
    }

    @Override
    public FileChannel truncate(long length) throws IOException {
        alive();
        disk.step(() -> file.truncate((int) length));
        return this;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        alive();
        return file.size();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        alive();
        return target.write(ByteBuffer.wrap(file.bytes(), (int) from, (int) Math.min(count, file.size() - from)));
    }

    @Override
    public FileLock tryLock(long from, long length, boolean shared) {
        alive();
        if (!file.lock(this)) {
            throw new OverlappingFileLockException();
        }
        return new FileLock(this, from, length, shared) {
            @Override
            public boolean isValid() {
                return isOpen();
            }

            @Override
            public void release() {
                file.unlock(DiskChannel.this);
            }
        };
    }

    @Override
    protected void implCloseChannel() {
        if (file != null) {
            file.unlock(this);
        }
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long to, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long from, long length, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
