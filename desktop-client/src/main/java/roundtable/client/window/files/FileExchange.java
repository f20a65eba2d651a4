package roundtable.client.window.files;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import roundtable.client.files.HandOver;
import roundtable.client.files.HandOvers;
import roundtable.client.window.parts.FileList;
import roundtable.protocol.FilesEvent.Listed;

/** Exchanges files with other programs: gives those that are dragged out or copied, and takes those that are dropped or pasted. */
public final class FileExchange extends TransferHandler {
    private final transient HandOvers handOvers;
    private final transient Supplier<List<Listed>> selected;
    private final transient Optional<Consumer<List<Path>>> taker;

    /** Gives what is selected, and takes what comes. */
    FileExchange(HandOvers handOvers, Supplier<List<Listed>> selected, Consumer<List<Path>> taker) {
        this(handOvers, selected, Optional.of(taker));
    }

    private FileExchange(HandOvers handOvers, Supplier<List<Listed>> selected, Optional<Consumer<List<Path>>> taker) {
        this.handOvers = handOvers;
        this.selected = selected;
        this.taker = taker;
    }

    /** Gives what is selected, and takes nothing. */
    public static FileExchange giving(HandOvers handOvers, Supplier<List<Listed>> selected) {
        return new FileExchange(handOvers, selected, Optional.empty());
    }

    /** What is dragged out of this window is not taken back. */
    @Override
    public boolean canImport(TransferSupport support) {
        return taker.isPresent()
                && support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                && !(support.isDrop() && support.isDataFlavorSupported(FilesPanel.OWN_DRAG));
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!canImport(support)) {
            return false;
        }
        Optional<List<Path>> files = FileList.of(support.getTransferable());
        files.ifPresent(taker.orElseThrow());
        return files.isPresent();
    }

    @Override
    public int getSourceActions(JComponent source) {
        return COPY;
    }

    @Override
    protected Transferable createTransferable(JComponent source) {
        return handOvers.begin(selected.get()).map(Given::new).orElse(null);
    }

    @Override
    protected void exportDone(JComponent source, Transferable data, int action) {
        if (data instanceof Given dragged && dragged.asked && !dragged.given) {
            handOvers.tooEarly(dragged.files);
        }
    }

    /** The clipboard gets them once they are here: whoever pastes before that gets what was in it. */
    @Override
    public void exportToClipboard(JComponent source, Clipboard clipboard, int action) {
        handOvers
                .begin(selected.get())
                .ifPresent(files -> handOvers.give(files, paths -> clipboard.setContents(new Given(files), null)));
    }

    /** Gives the files as soon as they are here, and refuses until then: it is asked on the event thread, which must not wait. */
    private static final class Given implements Transferable {
        private final HandOver files;
        private volatile boolean asked;
        private volatile boolean given;

        Given(HandOver files) {
            this.files = files;
        }

        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor, FilesPanel.OWN_DRAG};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return List.of(getTransferDataFlavors()).contains(flavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException, IOException {
            if (!DataFlavor.javaFileListFlavor.equals(flavor)) {
                throw new UnsupportedFlavorException(flavor);
            }
            asked = true;
            if (!files.isWhole()) {
                throw new IOException("the files are still being fetched");
            }
            given = true;
            return files.paths().stream().map(Path::toFile).toList();
        }
    }
}
