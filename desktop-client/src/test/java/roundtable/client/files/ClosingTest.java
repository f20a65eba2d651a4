package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ServiceConnection;
import roundtable.client.link.Tap;
import roundtable.protocol.Service;
import roundtable.protocol.SessionRequest;

/** A server that ends an upload says why. */
@Timeout(30)
class ClosingTest {
    @TempDir
    private Path folder;

    @Test
    void whyTheServerEndedAnUploadIsToldAndItIsNotTriedForEver() throws Exception {
        Deliveries deliveries = new Deliveries();
        byte[] content = new byte[10];
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        try (ScriptedServer server = new ScriptedServer(Service.FILES)) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(Service.FILES));
            SessionRequest.Hello hello = new SessionRequest.Hello(SessionRequest.PROTOCOL, "Asha", null, null, null);
            try (Transfers transfers = new Transfers(
                    new TransfersModel(),
                    () -> ServiceConnection.open(Service.FILES, address, hello, new Tap()),
                    deliveries,
                    done -> {})) {
                transfers.retryAfter(Duration.ofMillis(1));
                Upload upload = transfers
                        .upload(List.of(Files.write(folder.resolve("a.txt"), content)))
                        .getFirst();
                try (ScriptedServer.Peer peer = server.welcome(Service.FILES)) {
                    peer.answer("put", "{'type':'ready','name':'a.txt','offset':0");
                    peer.say("{'type':'closing','reason':'The server cannot store the file: No space left'}");
                    deliveries.until(
                            "it has ended", () -> upload.progress().phase().over());
                }
                assertThat(upload.progress().phase()).isEqualTo(Phase.INTERRUPTED);
                assertThat(upload.progress().words())
                        .isEqualTo("The server ended it: The server cannot store the file: No space left");
                assertThat(upload.triesAgain()).as("by itself, after a while").isFalse();

                transfers.retry(upload);
                try (ScriptedServer.Peer peer = server.welcome(Service.FILES)) {
                    peer.answer("put", "{'type':'stored','name':'a.txt','size':10,'sha256':'" + sha256 + "'");
                    deliveries.until("it is stored", () -> upload.progress().phase() == Phase.DONE);
                }
            }
        }
    }
}
