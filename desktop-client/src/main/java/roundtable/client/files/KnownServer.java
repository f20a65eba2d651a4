package roundtable.client.files;

/**
 * The server that a transfer was begun with.
 *
 * @param identity as its welcome told, or null where it tells none or the transfer was noted down by an earlier version
 * @param address that was connected to
 */
record KnownServer(String identity, String address) {
    /** Whether {@code other}, which is connected to, is this one. */
    boolean is(KnownServer other) {
        return other != null && (identity == null ? address.equals(other.address) : identity.equals(other.identity));
    }
}
