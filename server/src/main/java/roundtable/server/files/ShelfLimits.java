package roundtable.server.files;

/**
 * How much uploads may put on the shelf.
 *
 * @param quota the most bytes of all files together; {@link #NO_QUOTA} for as many as the disk holds
 * @param freeFloor bytes of the disk that uploads leave free
 */
public record ShelfLimits(long quota, long freeFloor) {
    /** No quota. */
    public static final long NO_QUOTA = Long.MAX_VALUE;

    /** No quota, but uploads leave a gigabyte: a disk that is full stops the shared documents too. */
    public static final ShelfLimits USUAL = new ShelfLimits(NO_QUOTA, 1L << 30);
}
