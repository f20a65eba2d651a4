package roundtable.client.host;

import java.nio.file.Path;

/**
 * A node of a network that runs in this window, as it is at one moment.
 *
 * @param node its number in the network
 * @param shelf the folder whose files it has
 * @param shared whether that folder is one of the person's; else it was made for the node, and goes with it
 * @param port where other nodes reach it; 0 until it runs
 * @param trouble why it does not run, for a person; else empty
 */
public record HostedNode(int node, Path shelf, boolean shared, Phase phase, int port, String trouble) {
    /** Whether it runs. */
    public enum Phase {
        STARTING,
        RUNNING,
        STOPPING,
        FAILED
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    HostedNode running(int where) {
        return new HostedNode(node, shelf, shared, Phase.RUNNING, where, "");
    }

    HostedNode stopping() {
        return new HostedNode(node, shelf, shared, Phase.STOPPING, port, "");
    }

    HostedNode failed(String why) {
        return new HostedNode(node, shelf, shared, Phase.FAILED, 0, why);
    }
}
