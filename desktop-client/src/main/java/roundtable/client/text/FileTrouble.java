package roundtable.client.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words for the person what went wrong with a file on this computer. */
public final class FileTrouble {
    private FileTrouble() {}

    /** What went wrong with the file that the exception names. */
    public static String words(IOException e) {
        return words(e, e instanceof FileSystemException named ? named.getFile() : null);
    }

    /** What went wrong with that file, whichever the exception names. */
    public static String words(IOException e, String file) {
        return switch (e) {
            case NoSuchFileException missing -> Messages.text("files.problem.missing", file);
            case AccessDeniedException denied -> Messages.text("files.problem.denied", file);
            case FileAlreadyExistsException taken -> Messages.text("files.problem.taken", file);
            case FileSystemException other -> Messages.text("files.problem.file", file, reason(other.getReason()));
            default -> Messages.text("files.problem.disk", reason(e.getMessage()));
        };
    }

    private static String reason(String told) {
        return told == null ? Messages.text("files.problem.unnamed") : told;
    }
}
