package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.ProtocolException;
import roundtable.server.files.Shelf;

/** What other nodes are answered that ask for pieces. */
final class PieceServingTest {
    @TempDir
    private Path folder;

    @Test
    void whoAsksWhileTheServerClosesIsToldThatItIsNotThereForThem() throws Exception {
        Files.writeString(folder.resolve("1_1.txt"), "one");
        ExecutorService hashing = Executors.newSingleThreadExecutor();
        hashing.shutdown();
        try (PeerNetwork network = new PeerNetwork(new Self(1, 10, 8_090, List.of(), false), true);
                Shelf shelf = new Shelf(folder);
                PieceServing serving = new PieceServing(network, shelf, new PieceHashes(hashing))) {
            String sha256 = shelf.require("1_1.txt").sha256();
            PeersRequest.Pieces asked = new PeersRequest.Pieces("1_1.txt", sha256, 0, 1, null);

            assertThat(catchThrowableOfType(ProtocolException.class, () -> serving.send(asked, null)))
                    .extracting(ProtocolException::code)
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }
}
