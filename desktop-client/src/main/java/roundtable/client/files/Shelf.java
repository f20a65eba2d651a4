package roundtable.client.files;

import java.io.IOException;
import java.util.List;
import roundtable.client.link.Gathering;
import roundtable.client.link.ServiceConnection;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;

/**
 * What is on the shelf at one moment.
 *
 * @param leftOut what lies in its folder besides, or null where the server does not tell
 */
record Shelf(List<FilesEvent.Listed> files, FilesEvent.LeftOut leftOut) {
    /** Asks for it over a transfer's own connection. */
    static Shelf ask(ServiceConnection connection) throws IOException {
        connection.send(new FilesRequest.List(null));
        Gathering<FilesEvent.Listed> all = new Gathering<>(FilesController.MOST_FILES);
        FilesEvent.Files part;
        do {
            part = connection.read(FilesEvent.Files.class);
            if (!all.add(FilesModel.usable(part.files()), part.files().size())) {
                throw ServiceConnection.nonsense("more than " + FilesController.MOST_FILES + " files");
            }
        } while (Boolean.TRUE.equals(part.more()));
        return new Shelf(all.all(), part.leftOut());
    }

    /** Whether it is known that something of that name is there which is no file of the shelf. */
    boolean isLeftOut(String name) {
        return leftOut != null
                && leftOut.first().stream().anyMatch(thing -> thing.name().equalsIgnoreCase(name));
    }
}
