package roundtable.client.simulation.disk;

import java.util.Arrays;
import java.util.Random;

/** A file's bytes as programs see them, and as they would be found after a loss of power. */
final class DiskFile {
    private byte[] seen = new byte[256];
    private int size;
    private byte[] durable = new byte[0];
    /** What was written since the last force lies in here. */
    private int dirtyFrom;

    private int dirtyTo;

    /** The channel that holds its lock, or null. */
    private DiskChannel lockedBy;

    int size() {
        return size;
    }

    byte[] bytes() {
        return seen;
    }

    /** Whether {@code channel} holds the lock now. */
    boolean lock(DiskChannel channel) {
        if (lockedBy != null && lockedBy.isInUse()) {
            return false;
        }
        lockedBy = channel;
        return true;
    }

    void unlock(DiskChannel channel) {
        if (channel.equals(lockedBy)) {
            lockedBy = null;
        }
    }

    void write(int at, byte[] bytes, int length) {
        int end = at + length;
        if (end > seen.length) {
            seen = Arrays.copyOf(seen, Math.max(end, seen.length * 2));
        }
        System.arraycopy(bytes, 0, seen, at, length);
        boolean clean = dirtyFrom == dirtyTo;
        dirtyFrom = clean ? at : Math.min(dirtyFrom, at);
        dirtyTo = clean ? end : Math.max(dirtyTo, end);
        size = Math.max(size, end);
    }

    void truncate(int length) {
        if (length < size) {
            Arrays.fill(seen, length, size, (byte) 0);
            size = length;
            dirtyTo = Math.min(dirtyTo, length);
            dirtyFrom = Math.min(dirtyFrom, dirtyTo);
        }
    }

    void force() {
        keep(dirtyTo, size);
        failForce();
    }

    /** What waited to be written is not written, and nobody will try again. */
    void failForce() {
        dirtyFrom = 0;
        dirtyTo = 0;
    }

    private void keep(int upTo, int length) {
        durable = Arrays.copyOf(durable, length);
        if (upTo > dirtyFrom) {
            System.arraycopy(seen, dirtyFrom, durable, dirtyFrom, Math.min(upTo, length) - dirtyFrom);
        }
    }

    /** The power fails: of what was not forced anything may be there, in part or as zeros. */
    void losePower(Random random) {
        boolean changed = dirtyFrom < dirtyTo || size != durable.length;
        int fate = random.nextInt(4);
        double part = random.nextDouble();
        if (changed && fate > 0) {
            int upTo = fate == 1 ? dirtyTo : dirtyFrom + (int) (part * (dirtyTo - dirtyFrom));
            keep(upTo, fate == 2 ? Math.max(upTo, Math.min(size, durable.length)) : size);
        }
        seen = Arrays.copyOf(durable, Math.max(256, durable.length));
        size = durable.length;
        failForce();
    }
}
