package roundtable.client.files;

import java.io.IOException;
import java.util.List;
import roundtable.client.link.Gathering;
import roundtable.client.link.ServiceConnection;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;

/** Asks for the list over a transfer's own connection. */
final class Shelf {
    private Shelf() {}

    static List<FilesEvent.Listed> list(ServiceConnection connection) throws IOException {
        connection.send(new FilesRequest.List(null));
        Gathering<FilesEvent.Listed> all = new Gathering<>(FilesController.MOST_FILES);
        FilesEvent.Files part;
        do {
            part = connection.read(FilesEvent.Files.class);
            if (!all.add(FilesModel.usable(part.files()), part.files().size())) {
                throw ServiceConnection.nonsense("more than " + FilesController.MOST_FILES + " files");
            }
        } while (Boolean.TRUE.equals(part.more()));
        return all.all();
    }
}
