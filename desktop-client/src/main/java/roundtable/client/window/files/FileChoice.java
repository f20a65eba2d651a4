package roundtable.client.window.files;

import java.awt.Component;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import roundtable.client.text.Messages;

/** Asks the person for places on this computer, and remembers the folder. */
final class FileChoice {
    static final String CHOOSER = "files.chooser";

    private final Component over;
    private File folder;

    FileChoice(Component over) {
        this.over = over;
    }

    /** The files to put on the shelf; none where the person thought better of it. */
    List<Path> sources() {
        JFileChooser chooser = chooser("files.upload.title", "files.upload.approve");
        chooser.setMultiSelectionEnabled(true);
        return chosen(chooser)
                ? Arrays.stream(chooser.getSelectedFiles()).map(File::toPath).toList()
                : List.of();
    }

    /** Where to keep one file. One that is there already is replaced only after asking. */
    Optional<Path> target(String name) {
        JFileChooser chooser = chooser("files.download.title", "files.download.approve");
        chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), name));
        while (chosen(chooser)) {
            Path target = chooser.getSelectedFile().toPath();
            if (!Files.exists(target) || replace(target)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    private boolean replace(Path target) {
        return JOptionPane.showConfirmDialog(
                        over,
                        Messages.text("files.overwrite", target.getFileName().toString()),
                        Messages.text("files.overwrite.title"),
                        JOptionPane.OK_CANCEL_OPTION,
                        JOptionPane.WARNING_MESSAGE)
                == JOptionPane.OK_OPTION;
    }

    /** The folder to keep several files in. */
    Optional<Path> folder() {
        JFileChooser chooser = chooser("files.download.folder", "files.download.approve");
        chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        return chosen(chooser) ? Optional.of(chooser.getSelectedFile().toPath()) : Optional.empty();
    }

    private JFileChooser chooser(String titleKey, String approveKey) {
        JFileChooser chooser = new JFileChooser(folder);
        chooser.setName(CHOOSER);
        chooser.setDialogTitle(Messages.text(titleKey));
        chooser.setApproveButtonText(Messages.text(approveKey));
        return chooser;
    }

    private boolean chosen(JFileChooser chooser) {
        boolean approved = chooser.showDialog(over, null) == JFileChooser.APPROVE_OPTION;
        folder = chooser.getCurrentDirectory();
        return approved;
    }
}
