package roundtable.client.files;

import java.time.Duration;

/**
 * How far a transfer is, at one moment.
 *
 * @param done bytes that are there, those of an earlier attempt included
 * @param total bytes of the file; -1 until it is known
 * @param bytesPerSecond of the last seconds
 * @param words why it stopped, or what the person is asked about; else empty
 */
public record TransferProgress(Phase phase, long done, long total, long bytesPerSecond, String words) {
    /** What a transfer is doing. */
    public enum Phase {
        /** Others move first. */
        QUEUED(false),
        HASHING(false),
        /** The server has been asked, and has not answered yet. */
        WAITING(false),
        MOVING(false),
        /** All bytes are with the server, which has not said yet that they are right. */
        CHECKING(false),
        /** All bytes are here, and go to the disk. */
        KEEPING(false),
        /** The person decides about a name that is taken. */
        CONFLICT(false),
        /** The line broke; it goes on with the next one. */
        INTERRUPTED(true),
        /** The person had it stop; it goes on when they say so. */
        PAUSED(true),
        DONE(true),
        FAILED(true),
        CANCELLED(true),
        SKIPPED(true);

        private final boolean over;

        Phase(boolean over) {
            this.over = over;
        }

        /** Whether nothing happens any more by itself on this attempt. */
        public boolean over() {
            return over;
        }

        /** Whether it is the server's turn, or the line's. */
        boolean isServersTurn() {
            return this == WAITING || this == MOVING || this == CHECKING;
        }

        /** Whether nothing is left to be done: neither under way, nor to go on later. */
        public boolean ended() {
            return over && this != INTERRUPTED && this != PAUSED;
        }
    }

    static final TransferProgress QUEUED = new TransferProgress(Phase.QUEUED, 0, -1, 0, "");

    /** 0 to 100; 100 for an empty file. */
    public int percent() {
        if (total < 0) {
            return 0;
        }
        return total == 0 ? 100 : (int) (100 * done / total);
    }

    /** How long the rest takes at this speed; zero where that is not known. */
    public Duration left() {
        return total < 0 || bytesPerSecond <= 0 ? Duration.ZERO : Duration.ofSeconds((total - done) / bytesPerSecond);
    }

    /** As far as this, and no further for now. */
    TransferProgress ended(Phase how, String why) {
        return new TransferProgress(how, done, total, 0, why);
    }
}
