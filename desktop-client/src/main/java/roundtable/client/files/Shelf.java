package roundtable.client.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import roundtable.client.link.ServiceConnection;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;

/** Asks for the list over a transfer's own connection. */
final class Shelf {
    private Shelf() {}

    static List<FilesEvent.Listed> list(ServiceConnection connection) throws IOException {
        connection.send(new FilesRequest.List(null));
        List<FilesEvent.Listed> all = new ArrayList<>();
        FilesEvent.Files part;
        do {
            part = connection.read(FilesEvent.Files.class);
            all.addAll(part.files());
        } while (Boolean.TRUE.equals(part.more()));
        return all;
    }
}
