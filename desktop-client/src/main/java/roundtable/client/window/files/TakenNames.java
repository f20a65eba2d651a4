package roundtable.client.window.files;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JOptionPane;
import roundtable.client.files.Upload.Resolution;
import roundtable.client.text.Messages;
import roundtable.protocol.FilesEvent;

/** Asks once what to do about files that are in the folder already. */
final class TakenNames {
    private static final List<Resolution> CHOICES = List.of(Resolution.REPLACE, Resolution.KEEP_BOTH, Resolution.SKIP);

    private TakenNames() {}

    /** What to do; keep both where none is taken, and nothing where the person thought better of it. */
    static Optional<Resolution> ask(Component over, List<FilesEvent.Listed> wanted, Path folder) {
        long taken = wanted.stream().filter(file -> isTaken(file, folder)).count();
        if (taken == 0) {
            return Optional.of(Resolution.KEEP_BOTH);
        }
        Object[] words = {Messages.text("files.replace"), Messages.text("files.keep-both"), Messages.text("files.skip")
        };
        int chosen = JOptionPane.showOptionDialog(
                over,
                Messages.text("files.taken", taken, wanted.size()),
                Messages.text("files.taken.title"),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                words,
                words[1]);
        return chosen < 0 ? Optional.empty() : Optional.of(CHOICES.get(chosen));
    }

    static boolean isTaken(FilesEvent.Listed file, Path folder) {
        return Files.exists(folder.resolve(file.name()));
    }
}
