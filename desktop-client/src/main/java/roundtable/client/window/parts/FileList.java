package roundtable.client.window.parts;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that other programs let fall on the window, or have copied. */
public final class FileList {
    private FileList() {}

    /** The files in there; empty where they cannot be read, which the log tells. */
    public static Optional<List<Path>> of(Transferable dropped) {
        try {
            List<?> files = (List<?>) dropped.getTransferData(DataFlavor.javaFileListFlavor);
            return Optional.of(files.stream()
                    .filter(File.class::isInstance)
                    .map(file -> ((File) file).toPath())
                    .toList());
        } catch (UnsupportedFlavorException | IOException e) {
            System.getLogger(FileList.class.getName()).log(Level.WARNING, "what was dropped cannot be read", e);
            return Optional.empty();
        }
    }
}
