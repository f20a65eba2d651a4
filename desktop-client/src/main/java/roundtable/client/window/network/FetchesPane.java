package roundtable.client.window.network;

import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import roundtable.client.files.Transfer;
import roundtable.client.files.Transfers;
import roundtable.client.files.TransfersModel;
import roundtable.client.network.NetworkModel;
import roundtable.client.network.Nodes;
import roundtable.client.text.Messages;
import roundtable.client.window.files.TransfersList;
import roundtable.client.window.parts.Buttons;

/** The files that are being fetched, as the files tab shows its transfers; it takes no place while there are none. */
final class FetchesPane extends JPanel implements TransfersModel.Listener {
    private static final int WATCH_EVERY = 500;

    private final transient TransfersModel model;
    private final TransfersList list;
    private final JButton clear = Buttons.worded(NetworkPanel.CLEAR, "clear", "files.clear");
    /** A transfer that stands still tells nothing; what it last moved is shown all the same. */
    private final Timer watch;

    FetchesPane(NetworkModel network, Transfers transfers) {
        super(new MigLayout("insets 8 0 0 0, fill", "[grow,fill][]", "[]4[grow,fill]"));
        model = network.transfers();
        list = new TransfersList(model, transfers, transfer -> waiting(network, transfer));
        list.setName(NetworkPanel.FETCHES);
        watch = new Timer(WATCH_EVERY, event -> list.refresh());
        JLabel title = new JLabel(Messages.text("network.fetches"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        add(title);
        add(clear, "wrap");
        add(new JScrollPane(list), "span 2, wmin 0, h 64:120:");
        clear.addActionListener(event -> transfers.clearEnded());
        model.listen(this);
        transfersChanged();
    }

    /** What a fetch that broke off waits for, where that is known. */
    private static Optional<String> waiting(NetworkModel network, Transfer transfer) {
        List<Integer> down = network.holdersDown(transfer.name());
        return down.isEmpty()
                ? Optional.empty()
                : Optional.of(Messages.text("network.fetch.waits", down.size(), Nodes.numbers(down)));
    }

    /** Whether what is waited for is there may be another now. */
    void refresh() {
        list.refresh();
    }

    @Override
    public void transfersChanged() {
        setVisible(!model.all().isEmpty());
        list.rebuild();
        showActivity();
    }

    @Override
    public void progressed(Transfer transfer) {
        list.refresh(transfer);
        showActivity();
    }

    private void showActivity() {
        if (model.active() > 0) {
            watch.start();
        } else {
            watch.stop();
        }
        clear.setEnabled(model.ended() > 0);
    }
}
