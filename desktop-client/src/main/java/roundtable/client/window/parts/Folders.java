package roundtable.client.window.parts;

import java.awt.Desktop;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Folders in the system's own program for them. */
public final class Folders {
    private static final System.Logger LOG = System.getLogger(Folders.class.getName());

    private Folders() {}

    /** What opens a folder; none where the system has no such program. */
    public static Optional<Consumer<Path>> opener() {
        return Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)
                ? Optional.of(Folders::open)
                : Optional.empty();
    }

    /** On a thread of its own, for such a program may take its time to start. */
    private static void open(Path folder) {
        Thread.ofVirtual().name("open folder").start(() -> {
            try {
                Desktop.getDesktop().open(folder.toFile());
            } catch (IOException | IllegalArgumentException e) {
                // Unchecked where the folder is gone.
                LOG.log(Level.WARNING, "a folder cannot be opened: {0}", e.getMessage());
            }
        });
    }
}
