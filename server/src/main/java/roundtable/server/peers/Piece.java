package roundtable.server.peers;

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
}
