package roundtable.client.window.parts;

import java.awt.Component;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import roundtable.client.text.Messages;

/**
 * Asks the person for places on this computer, and remembers the folder. What the asking is for has a key in the bundle:
 * {@code key.title} is the title of the window, {@code key.approve} the word on its button.
 */
public final class FileChoice {
    /** The component name of the window that asks. */
    public static final String CHOOSER = "files.chooser";

    private final Component over;
    private File folder;

    /** Asks over that component. */
    public FileChoice(Component over) {
        this.over = over;
    }

    /** Files and folders to take; none where the person thought better of it. */
    public List<Path> filesAndFolders(String key) {
        return sources(key, JFileChooser.FILES_AND_DIRECTORIES);
    }

    /** Files to take; none where the person thought better of it. */
    public List<Path> sources(String key) {
        return sources(key, JFileChooser.FILES_ONLY);
    }

    private List<Path> sources(String key, int mode) {
        JFileChooser chooser = chooser(key);
        chooser.setFileSelectionMode(mode);
        chooser.setMultiSelectionEnabled(true);
        return chosen(chooser)
                ? Arrays.stream(chooser.getSelectedFiles()).map(File::toPath).toList()
                : List.of();
    }

    /** Where to keep one file. One that is there already is replaced only after asking. */
    public Optional<Path> target(String key, String name) {
        JFileChooser chooser = chooser(key);
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
                        plain(Messages.text(
                                "files.overwrite", target.getFileName().toString())),
                        Messages.text("files.overwrite.title"),
                        JOptionPane.OK_CANCEL_OPTION,
                        JOptionPane.WARNING_MESSAGE)
                == JOptionPane.OK_OPTION;
    }

    /** A file may be called like HTML. */
    private static JLabel plain(String words) {
        JLabel label = new JLabel();
        label.putClientProperty("html.disable", true);
        label.setText(words);
        return label;
    }

    /** The folder to keep several files in. */
    public Optional<Path> folder(String key) {
        JFileChooser chooser = chooser(key);
        chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        return chosen(chooser) ? Optional.of(chooser.getSelectedFile().toPath()) : Optional.empty();
    }

    private JFileChooser chooser(String key) {
        JFileChooser chooser = new JFileChooser(folder);
        chooser.setName(CHOOSER);
        chooser.setDialogTitle(Messages.text(key + ".title"));
        chooser.setApproveButtonText(Messages.text(key + ".approve"));
        return chooser;
    }

    private boolean chosen(JFileChooser chooser) {
        boolean approved = chooser.showDialog(over, null) == JFileChooser.APPROVE_OPTION;
        folder = chooser.getCurrentDirectory();
        return approved;
    }
}
