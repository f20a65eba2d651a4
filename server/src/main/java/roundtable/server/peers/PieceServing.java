package roundtable.server.peers;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.ProtocolException;
import roundtable.server.files.Shelf;
import roundtable.server.net.RawSource;
import roundtable.server.net.Reply;

/**
 * Answers other nodes that ask for pieces of files: from the shelf here, or, asked for another node's, from there. What is
 * relayed comes whole before it is passed on, so that a holder which dies costs whoever asked a refusal and not the line.
 * Only for one connection.
 */
final class PieceServing implements Closeable {
    private final PeerNetwork network;
    private final Shelf shelf;
    private final PieceHashes hashing;
    private final Couriers couriers;

    PieceServing(PeerNetwork network, Shelf shelf, PieceHashes hashing) {
        this.network = network;
        this.shelf = shelf;
        this.hashing = hashing;
        couriers = new Couriers(network.self().node(), ended -> {});
    }

    void send(PeersRequest.Piece piece, Reply reply) throws IOException {
        if (isElsewhere(piece.node())) {
            relay(piece, reply);
            return;
        }
        Shelf.Entry entry = require(piece.name(), piece.sha256());
        checkInside(piece, entry.size());
        FileChannel file = Shelf.open(entry);
        reply.send(head(piece, entry.size()), file, piece.offset(), piece.length(), file);
    }

    private static FilesEvent.File head(PeersRequest.Piece piece, long size) {
        return new FilesEvent.File(piece.name(), size, piece.offset(), piece.length(), piece.sha256());
    }

    private static void checkInside(PeersRequest.Piece piece, long size) {
        if (piece.offset() > size - piece.length()) {
            throw ProtocolException.invalid("The piece reaches past the end of the file at " + size);
        }
    }

    private void relay(PeersRequest.Piece piece, Reply reply) {
        Routes.Found found = Routes.find(network.picture(), piece.node(), piece.name(), piece.sha256());
        checkInside(piece, found.version().size());
        try {
            byte[] bytes = couriers.piece(found.route(), found.version(), piece.offset(), piece.length());
            reply.send(head(piece, found.version().size()), RawSource.of(ByteBuffer.wrap(bytes)));
        } catch (IOException e) {
            throw gone(piece.node());
        }
    }

    void send(PeersRequest.Pieces pieces, Reply reply) throws IOException {
        List<String> hashes;
        if (isElsewhere(pieces.node())) {
            Routes.Found found = Routes.find(network.picture(), pieces.node(), pieces.name(), pieces.sha256());
            try {
                hashes = couriers.hashes(found.route(), found.version(), pieces.from(), pieces.count());
            } catch (IOException e) {
                throw gone(pieces.node());
            }
        } else {
            hashes = hashes(require(pieces.name(), pieces.sha256()), pieces.from(), pieces.count());
        }
        reply.send(new PeersEvent.Pieces(pieces.name(), pieces.sha256(), pieces.from(), hashes));
    }

    private static ProtocolException gone(int node) {
        return new ProtocolException(ErrorCode.UNAVAILABLE, "Node " + node + " does not answer");
    }

    private boolean isElsewhere(Integer node) {
        return node != null && node != network.self().node();
    }

    private Shelf.Entry require(String name, String sha256) throws IOException {
        Shelf.Entry entry = shelf.require(name);
        if (!entry.sha256().equals(sha256)) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "404 Not Found");
        }
        return entry;
    }

    private List<String> hashes(Shelf.Entry entry, int from, int count) throws IOException {
        if ((long) from + count > Piece.count(entry.size())) {
            throw ProtocolException.invalid("The file has only " + Piece.count(entry.size()) + " pieces");
        }
        return hashing.of(entry, from, count);
    }

    @Override
    public void close() {
        couriers.close();
    }
}
