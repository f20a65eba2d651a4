package roundtable.client.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The transfers that a tab shows. For the delivering thread alone. */
public final class TransfersModel {
    /** Is told what changed. */
    public interface Listener {
        /** Transfers were added or put away. */
        void transfersChanged();

        /** One transfer is further, or ended. */
        void progressed(Transfer transfer);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** All of them, latest first. */
    public List<Transfer> all() {
        return Collections.unmodifiableList(transfers);
    }

    /** How many are not over. */
    public long active() {
        return transfers.stream()
                .filter(transfer -> !transfer.progress().phase().over())
                .count();
    }

    /** How many need nothing more. */
    public long ended() {
        return transfers.stream()
                .filter(transfer -> transfer.progress().phase().ended())
                .count();
    }

    /** Adds them all with one notice; the last of them is the latest. */
    void add(List<? extends Transfer> begun) {
        if (!begun.isEmpty()) {
            transfers.addAll(0, begun.reversed());
            listeners.forEach(Listener::transfersChanged);
        }
    }

    /** Puts those away, with one notice. */
    void removeIf(Predicate<Transfer> unwanted) {
        if (transfers.removeIf(unwanted)) {
            listeners.forEach(Listener::transfersChanged);
        }
    }

    void progressed(Transfer transfer) {
        listeners.forEach(listener -> listener.progressed(transfer));
    }
}
