package roundtable.client.files;

import java.io.IOException;
import roundtable.client.text.Messages;

/** Another server is connected to than the one that the transfer was begun with; its message says so to the person. */
final class ElsewhereException extends IOException {
    ElsewhereException(KnownServer awaited) {
        super(Messages.text("files.elsewhere", awaited.address()));
    }
}
