package roundtable.client.files;

import java.io.IOException;
import roundtable.client.link.ServiceConnection;

/** Opens a connection to the shelf for one transfer alone. */
@FunctionalInterface
public interface Connections {
    ServiceConnection open() throws IOException;
}
