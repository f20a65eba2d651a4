package roundtable.client.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import roundtable.client.text.FileTrouble;

/** Trouble with a file on this computer, in words for the person; unlike trouble with the line it does not pass by itself. */
final class LocalFileException extends IOException {
    private LocalFileException(String words, IOException cause) {
        super(words, cause);
    }

    /** Something that is done with a file on this computer. */
    interface Use<T> {
        T now() throws IOException;
    }

    /** Does that; whatever goes wrong, but for an interrupt, is trouble with the file. */
    static <T> T using(Use<T> use) throws IOException {
        try {
            return use.now();
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw of(e);
        }
    }

    static LocalFileException of(IOException e) {
        return e instanceof LocalFileException known ? known : new LocalFileException(FileTrouble.words(e), e);
    }
}
