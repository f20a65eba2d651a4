package roundtable.client.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import roundtable.client.text.Messages;

/** Trouble with a file on this computer, in words for the person; unlike trouble with the line it does not pass by itself. */
final class LocalFileException extends IOException {
    private LocalFileException(String words, IOException cause) {
        super(words, cause);
    }

    static LocalFileException of(IOException e) {
        return e instanceof LocalFileException known ? known : new LocalFileException(words(e), e);
    }

    private static String words(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> Messages.text("files.problem.missing", missing.getFile());
            case AccessDeniedException denied -> Messages.text("files.problem.denied", denied.getFile());
            case FileAlreadyExistsException taken -> Messages.text("files.problem.taken", taken.getFile());
            case FileSystemException other ->
                Messages.text(
                        "files.problem.file",
                        other.getFile(),
                        other.getReason() == null ? Messages.text("files.problem.unnamed") : other.getReason());
            default ->
                Messages.text(
                        "files.problem.disk",
                        e.getMessage() == null ? Messages.text("files.problem.unnamed") : e.getMessage());
        };
    }
}
