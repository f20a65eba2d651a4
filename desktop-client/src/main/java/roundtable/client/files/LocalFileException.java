package roundtable.client.files;

import java.io.IOException;
import roundtable.client.text.FileTrouble;

/** Trouble with a file on this computer, in words for the person; unlike trouble with the line it does not pass by itself. */
final class LocalFileException extends IOException {
    private LocalFileException(String words, IOException cause) {
        super(words, cause);
    }

    static LocalFileException of(IOException e) {
        return e instanceof LocalFileException known ? known : new LocalFileException(FileTrouble.words(e), e);
    }
}
