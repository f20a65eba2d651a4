package roundtable.client.journeys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;
import roundtable.protocol.Service;

/** Where a window can host a session beside all others of this machine: an offset at which every port is free, the same one for a folder. */
public final class HostedPorts {
    private static final int LEAST = 10_000;
    private static final int MOST = 20_000;

    private HostedPorts() {}

    /** An offset that is free just now. */
    public static int offset(Path home) {
        Random chance = new Random(home.hashCode());
        for (int tries = 0; tries < 200; tries++) {
            int offset = chance.nextInt(LEAST, MOST);
            if (isFree(offset)) {
                return offset;
            }
        }
        throw new IllegalStateException("every port of this machine is taken");
    }

    private static boolean isFree(int offset) {
        for (Service service : Service.values()) {
            try (ServerSocket socket =
                    new ServerSocket(service.defaultPort() + offset, 1, InetAddress.getLoopbackAddress())) {
                socket.getLocalPort();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
