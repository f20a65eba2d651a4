package roundtable.client.echo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import roundtable.client.link.AddressText;

/**
 * An open way to an echo service. After anything but a clean echo it has to be closed and opened anew: what is still
 * under way would be taken for the next answer.
 */
interface EchoWire extends Closeable {
    /** The address that is really used. */
    InetSocketAddress remote();

    /**
     * Sends the bytes and gives what came back within the patience: as many bytes, or fewer where no more came.
     */
    byte[] exchange(byte[] sent, Duration patience) throws IOException;

    /** Whether something lies there that was not asked for. */
    boolean stale() throws IOException;

    /** Opens a way to the first address of the target that takes it. */
    static EchoWire open(EchoTarget target, Duration patience) throws EchoFailure {
        EchoFailure failure = null;
        for (InetSocketAddress remote : target.resolve()) {
            try {
                return switch (target.transport()) {
                    case TCP -> TcpEcho.open(remote, patience);
                    case UDP -> UdpEcho.open(remote);
                };
            } catch (IOException e) {
                failure = failure == null ? EchoFailure.of(e, AddressText.of(remote)) : failure;
            }
        }
        throw failure;
    }
}
