package roundtable.client.files;

import java.nio.file.Path;
import java.util.List;
import roundtable.client.files.TransferProgress.Phase;

/** Some files of the shelf on their way to another program. What it tells of itself it tells to any thread. */
public final class HandOver {
    private final List<Download> files;
    /** What is to be done once all are here; for the delivering thread. */
    private Runnable then = () -> {};

    HandOver(List<Download> files) {
        this.files = List.copyOf(files);
    }

    /** Whether all of them are here, and verified. */
    public boolean isWhole() {
        return files.stream().allMatch(HandOver::isWhole);
    }

    static boolean isWhole(Download file) {
        return file.progress().phase() == Phase.DONE;
    }

    /** Where they are, or will be. */
    public List<Path> paths() {
        return files.stream().map(Download::target).toList();
    }

    int count() {
        return files.size();
    }

    /** The name of the first. */
    String name() {
        return files.getFirst().name();
    }

    boolean holds(Transfer transfer) {
        return files.stream().anyMatch(transfer::equals);
    }

    /** Does that once all are here, in place of what would have been done. */
    void then(Runnable next) {
        then = next;
        goOn();
    }

    /** Does what is to be done, where all are here now. */
    void goOn() {
        if (isWhole()) {
            Runnable next = then;
            then = () -> {};
            next.run();
        }
    }
}
