package roundtable.client.files;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import roundtable.protocol.FileNames;
import roundtable.protocol.FilesEvent;

/** What the files tab shows: the shelf's list and the transfers. For the delivering thread alone. */
public final class FilesModel {
    /** Is told what changed. */
    public interface Listener extends TransfersModel.Listener {
        /** The list, or whether there is one. */
        void filesChanged();

        /** Who is and was connected. */
        void visitsChanged();

        /** What is shown of a file. */
        void previewChanged();
    }

    private static final FilesEvent.LeftOut NOTHING_LEFT_OUT = new FilesEvent.LeftOut(0, List.of());

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final TransfersModel transfers = new TransfersModel();
    private List<FilesEvent.Listed> files = List.of();
    private FilesEvent.LeftOut leftOut = NOTHING_LEFT_OUT;
    private List<FilesEvent.Visit> visits = List.of();
    private Preview preview = Preview.NOTHING;
    private boolean online;
    private boolean listed;
    private String problem = "";
    private String notice = "";

    public void listen(Listener listener) {
        listeners.add(listener);
        transfers.listen(listener);
    }

    private void tell(Consumer<Listener> news) {
        listeners.forEach(news);
    }

    /** The files on the shelf. */
    public List<FilesEvent.Listed> files() {
        return files;
    }

    /** What lies in the shelf's folder on the server and cannot be shown. */
    public FilesEvent.LeftOut leftOut() {
        return leftOut;
    }

    /** Who is and was connected, as it was asked last. */
    public List<FilesEvent.Visit> visits() {
        return visits;
    }

    /** What is shown of the selected file. */
    public Preview preview() {
        return preview;
    }

    /** Whether the list has come since the line is up: only then an empty one means an empty shelf. */
    public boolean listed() {
        return listed;
    }

    public boolean online() {
        return online;
    }

    /** Why the list could not be fetched, for a person; else empty. */
    public String problem() {
        return problem;
    }

    /** What the person should know about files for other programs; else empty. */
    public String notice() {
        return notice;
    }

    /** The transfers to and from the shelf. */
    public TransfersModel transfersModel() {
        return transfers;
    }

    /** The transfers, latest first. */
    public List<Transfer> transfers() {
        return transfers.all();
    }

    /** How many transfers are not over. */
    public long active() {
        return transfers.active();
    }

    void line(boolean up) {
        online = up;
        listed &= up;
        tell(Listener::filesChanged);
    }

    /** {@code aside} is null where nothing is left out. */
    void listed(List<FilesEvent.Listed> all, FilesEvent.LeftOut aside) {
        files = usable(all);
        leftOut = aside == null ? NOTHING_LEFT_OUT : aside;
        listed = true;
        problem = "";
        tell(Listener::filesChanged);
    }

    /** Those of the files that can be shown. */
    static List<FilesEvent.Listed> usable(List<FilesEvent.Listed> all) {
        return all.stream().filter(FilesModel::isUsable).toList();
    }

    /** A name becomes one on this computer: a server that lists others means no good, or cannot give those files away. */
    private static boolean isUsable(FilesEvent.Listed file) {
        return FileNames.flaw(file.name()) == null;
    }

    void changed(FilesEvent.Changed change) {
        Map<String, FilesEvent.Listed> byName = new TreeMap<>();
        files.forEach(file -> byName.put(file.name(), file));
        usable(change.changed()).forEach(file -> byName.put(file.name(), file));
        byName.keySet().removeAll(change.removed());
        files = List.copyOf(byName.values());
        leftOut = change.leftOut() == null ? leftOut : change.leftOut();
        tell(Listener::filesChanged);
    }

    void visits(List<FilesEvent.Visit> all) {
        if (!all.equals(visits)) {
            visits = List.copyOf(all);
            tell(Listener::visitsChanged);
        }
    }

    void preview(Preview shown) {
        preview = shown;
        tell(Listener::previewChanged);
    }

    void notice(String words) {
        if (!words.equals(notice)) {
            notice = words;
            tell(Listener::filesChanged);
        }
    }

    void failed(String why) {
        problem = why;
        tell(Listener::filesChanged);
    }
}
