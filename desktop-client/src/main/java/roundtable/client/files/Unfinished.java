package roundtable.client.files;

/**
 * A transfer that may go on in another run of this program.
 *
 * @param server where it goes to or comes from: the address that was connected to
 * @param name on the shelf
 * @param path on this computer
 * @param size in bytes, of a download
 * @param sha256 of a download's content, or null where it was not known yet
 * @param waits whether the person had it stop
 */
record Unfinished(
        String server, Direction direction, String name, String path, long size, String sha256, boolean waits) {
    enum Direction {
        UP,
        DOWN
    }
}
