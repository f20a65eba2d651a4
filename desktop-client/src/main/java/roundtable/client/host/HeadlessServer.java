package roundtable.client.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import roundtable.server.Main;

/** What the client is where there is no display: the server alone. */
public final class HeadlessServer {
    private HeadlessServer() {}

    /**
     * Runs a server until it is told to stop; returns its exit code.
     *
     * @param sessionName or null for the name of this computer
     */
    public static int run(Path data, int portOffset, boolean lan, String sessionName, boolean announced) {
        List<String> options =
                new ArrayList<>(List.of("--data", data.toString(), "--port-offset", Integer.toString(portOffset)));
        if (lan) {
            options.add("--lan");
        }
        if (sessionName != null) {
            options.addAll(List.of("--session-name", sessionName));
        }
        if (!announced) {
            options.add("--no-announce");
        }
        return Main.run(options.toArray(String[]::new));
    }
}
