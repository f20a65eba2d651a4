package roundtable.client.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import roundtable.server.Main;

/** What the client is where there is no display: the server alone. */
public final class HeadlessServer {
    private HeadlessServer() {}

    /** Runs a server until it is told to stop; returns its exit code. */
    public static int run(Path data, int portOffset, boolean lan) {
        List<String> options =
                new ArrayList<>(List.of("--data", data.toString(), "--port-offset", Integer.toString(portOffset)));
        if (lan) {
            options.add("--lan");
        }
        return Main.run(options.toArray(String[]::new));
    }
}
