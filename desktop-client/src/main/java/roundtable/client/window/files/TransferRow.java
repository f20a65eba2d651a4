package roundtable.client.window.files;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import roundtable.client.files.Download;
import roundtable.client.files.Transfer;
import roundtable.client.files.TransferProgress;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.files.Transfers;
import roundtable.client.files.Upload;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.Buttons;

/** One transfer: which file, how far, and what can be done about it. */
final class TransferRow extends JPanel {
    private static final int PARTS = 1000;

    private final Transfer transfer;
    private final Function<Transfer, Optional<String>> waiting;
    /** Whether the folder can be opened once the file is in it. */
    private final boolean opens;

    private final JLabel name = new JLabel();
    private final JLabel words = new JLabel();
    private final JProgressBar bar = new JProgressBar(0, PARTS);
    private final JButton cancel = Buttons.bare(FilesPanel.CANCEL, "cancel", "files.cancel");
    private final JButton pause = Buttons.bare(FilesPanel.PAUSE, "pause", "files.pause");
    private final JButton resume = Buttons.bare(FilesPanel.RESUME, "play", "files.resume");
    private final JButton retry = Buttons.bare(FilesPanel.RETRY, "retry", "files.retry");
    private final JButton folder = Buttons.bare(FilesPanel.FOLDER, "folder", "files.folder");
    private final JPanel choices = new JPanel(new MigLayout("insets 0", "[]4[]4[]", "[]"));

    /**
     * @param waiting what it waits for where it broke off, as {@link TransfersList} has it
     * @param opener opens a folder, where that can be done here
     */
    TransferRow(
            Transfer transfer,
            Transfers running,
            Function<Transfer, Optional<String>> waiting,
            Optional<Consumer<Path>> opener) {
        super(new MigLayout(
                "insets 6 8 6 8, fillx, hidemode 3",
                // direction, name and words, choices, actions
                "[]8[grow,fill]8[]8[]0[]0[]0[]",
                "6:push[]2[]2[]6:push"));
        this.transfer = transfer;
        this.waiting = waiting;
        opens = transfer instanceof Download && opener.isPresent();
        setOpaque(false);
        name.putClientProperty("html.disable", true);
        words.putClientProperty("html.disable", true);
        words.setName(FilesPanel.TRANSFER_WORDS);
        choices.setOpaque(false);
        bar.setName(FilesPanel.TRANSFER_BAR);
        bar.putClientProperty(FlatClientProperties.STYLE, "arc: 4");
        layOut();
        cancel.addActionListener(event -> transfer.cancel());
        pause.addActionListener(event -> transfer.pause());
        resume.addActionListener(event -> running.retry(transfer));
        retry.addActionListener(event -> running.retry(transfer));
        folder.addActionListener(event -> {
            if (transfer instanceof Download download) {
                opener.ifPresent(open -> open.accept(download.target().getParent()));
            }
        });
        refresh();
    }

    private void layOut() {
        add(new JLabel(Icons.of(transfer instanceof Download ? "download" : "upload")), "cell 0 0 1 3, aligny center");
        add(name, "cell 1 0, wmin 0");
        add(choices, "cell 2 0 1 3, aligny center");
        add(pause, "cell 3 0 1 3, aligny center");
        add(resume, "cell 3 0 1 3, aligny center");
        add(retry, "cell 4 0 1 3, aligny center");
        add(cancel, "cell 5 0 1 3, aligny center");
        add(folder, "cell 6 0 1 3, aligny center");
        add(bar, "cell 1 1, h 6!, wmin 0");
        add(words, "cell 1 2, wmin 0");
        if (transfer instanceof Upload upload) {
            choice(upload, FilesPanel.REPLACE, "files.replace", Upload.Resolution.REPLACE);
            choice(upload, FilesPanel.KEEP_BOTH, "files.keep-both", Upload.Resolution.KEEP_BOTH);
            choice(upload, FilesPanel.SKIP, "files.skip", Upload.Resolution.SKIP);
        }
    }

    private void choice(Upload upload, String buttonName, String key, Upload.Resolution resolution) {
        JButton button = new JButton(Messages.text(key));
        button.setName(buttonName);
        button.setToolTipText(Messages.text(key + ".tip"));
        button.addActionListener(event -> upload.decide(resolution));
        choices.add(button);
    }

    Transfer transfer() {
        return transfer;
    }

    /** How high it is when it shows all that it can, in pixels. */
    int tallest() {
        words.setText(name.getText());
        bar.setVisible(true);
        choices.setVisible(transfer instanceof Upload);
        int height = getPreferredSize().height;
        refresh();
        return height;
    }

    /** Shows how far it is now. Where that takes away what has the keyboard, this stays in the list. */
    void refresh() {
        Component focused =
                KeyboardFocusManager.getCurrentKeyboardFocusManager().getPermanentFocusOwner();
        showProgress();
        if (focused != null && SwingUtilities.isDescendingFrom(focused, this) && !focused.isShowing()) {
            Stream.of(pause, resume, retry, cancel, folder)
                    .filter(JButton::isVisible)
                    .map(JComponent.class::cast)
                    .findFirst()
                    .orElse((JComponent) getParent())
                    .requestFocusInWindow();
        }
    }

    private void showProgress() {
        TransferProgress now = transfer.progress();
        name.setText(transfer.name());
        name.setToolTipText(null);
        words.setText(words(now));
        words.setToolTipText(words.getText());
        words.putClientProperty(FlatClientProperties.STYLE, "foreground: " + colour(now.phase()));
        boolean underWay = !now.phase().over() && now.phase() != Phase.CONFLICT
                || now.phase() == Phase.INTERRUPTED
                || now.phase() == Phase.PAUSED;
        bar.setVisible(underWay);
        bar.setIndeterminate(now.phase() == Phase.WAITING && now.total() < 0);
        bar.setValue(now.total() <= 0 ? 0 : (int) (PARTS * (double) now.done() / now.total()));
        choices.setVisible(now.phase() == Phase.CONFLICT);
        folder.setVisible(opens && now.phase() == Phase.DONE);
        cancel.setVisible(underWay || now.phase() == Phase.CONFLICT);
        pause.setVisible(underWay && now.phase() != Phase.PAUSED);
        resume.setVisible(now.phase() == Phase.PAUSED);
        retry.setVisible(now.phase() == Phase.FAILED
                || now.phase() == Phase.CANCELLED
                || now.phase() == Phase.SKIPPED
                || now.phase() == Phase.INTERRUPTED);
    }

    private String words(TransferProgress now) {
        Optional<String> awaited = now.phase() == Phase.INTERRUPTED ? waiting.apply(transfer) : Optional.empty();
        return awaited.orElseGet(() -> TransferWords.of(transfer, now));
    }

    private static String colour(Phase phase) {
        return switch (phase) {
            case FAILED -> "$Roundtable.failed";
            case CONFLICT, INTERRUPTED, PAUSED -> "$Roundtable.busy";
            case DONE -> "$Roundtable.success";
            default -> "$Roundtable.quiet";
        };
    }
}
