package roundtable.server.peers;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import roundtable.protocol.NodeMessage;

/** A file is fetched in pieces of one size, the last one perhaps shorter. */
final class Piece {
    static final int SIZE = NodeMessage.PIECE;

    private Piece() {}

    static int count(long size) {
        return Math.toIntExact((size + SIZE - 1) / SIZE);
    }

    static long offset(int index) {
        return (long) index * SIZE;
    }

    static int length(int index, long size) {
        return (int) Math.min(SIZE, size - offset(index));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }
}
