package roundtable.client.window.files;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import roundtable.client.files.FilesController;
import roundtable.client.files.HandOver;
import roundtable.client.window.parts.FileList;

/** Exchanges files with other programs: takes those that are dropped or pasted, and gives those that are dragged out or copied. */
final class FileExchange extends TransferHandler {
    private final transient FilesController controller;
    /** Begins to hand over what is selected. */
    private final transient Supplier<Optional<HandOver>> taken;
    /** Where a drag out of this window is under way: it is not taken back. */
    private boolean dragging;

    FileExchange(FilesController controller, Supplier<Optional<HandOver>> taken) {
        this.controller = controller;
        this.taken = taken;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return !dragging && support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!canImport(support)) {
            return false;
        }
        Optional<List<Path>> files = FileList.of(support.getTransferable());
        files.ifPresent(controller::offered);
        return files.isPresent();
    }

    @Override
    public int getSourceActions(JComponent source) {
        return COPY;
    }

    @Override
    protected Transferable createTransferable(JComponent source) {
        Dragged dragged = taken.get().map(Dragged::new).orElse(null);
        dragging = dragged != null;
        return dragged;
    }

    @Override
    protected void exportDone(JComponent source, Transferable data, int action) {
        dragging = false;
        if (data instanceof Dragged dragged && dragged.asked && !dragged.given) {
            controller.handOvers().tooEarly(dragged.files);
        }
    }

    /** The clipboard gets them once they are here: whoever pastes before that gets what was in it. */
    @Override
    public void exportToClipboard(JComponent source, Clipboard clipboard, int action) {
        taken.get()
                .ifPresent(files ->
                        controller.handOvers().give(files, paths -> clipboard.setContents(new Dragged(files), null)));
    }

    /** Gives the files as soon as they are here, and refuses until then: it is asked on the event thread, which must not wait. */
    private static final class Dragged implements Transferable {
        private final HandOver files;
        private volatile boolean asked;
        private volatile boolean given;

        Dragged(HandOver files) {
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
