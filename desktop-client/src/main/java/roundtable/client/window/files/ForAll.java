package roundtable.client.window.files;

import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.files.Transfers;
import roundtable.client.files.TransfersModel;
import roundtable.client.files.Upload.Resolution;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;

/** One answer for all uploads that ask about their names; there only where several do. */
final class ForAll extends JPanel {
    private final TransfersModel model;
    private final Row row = new Row(4);
    private final JLabel words = new JLabel();

    ForAll(TransfersModel model, Transfers transfers) {
        super(new MigLayout("insets 4 8 4 8, fillx", "[grow,fill]", "[]"));
        this.model = model;
        setName(FilesPanel.FOR_ALL);
        add(row, "wmin 0");
        row.add(words, RowLayout.Place.filling(0, 0));
        choice("files.replace", Resolution.REPLACE, transfers);
        choice("files.keep-both", Resolution.KEEP_BOTH, transfers);
        choice("files.skip", Resolution.SKIP, transfers);
        setVisible(false);
    }

    private void choice(String key, Resolution resolution, Transfers transfers) {
        JButton button = new JButton(Messages.text(key + ".all"));
        button.setName(key + ".all");
        button.addActionListener(event -> transfers.decideForAll(resolution));
        row.add(button);
    }

    /** Shows how many ask now. */
    void refresh() {
        long asking = model.all().stream()
                .filter(transfer -> transfer.progress().phase() == Phase.CONFLICT)
                .count();
        setVisible(asking > 1);
        words.setText(Messages.text("files.conflicts", asking));
    }
}
