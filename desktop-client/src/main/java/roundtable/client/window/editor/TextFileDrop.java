package roundtable.client.window.editor;

import java.awt.datatransfer.DataFlavor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fife.ui.rtextarea.RTATextTransferHandler;
import roundtable.client.window.parts.FileList;

/** Files that are dropped on a text, or pasted into it, are imported; text is moved as in any text area. */
final class TextFileDrop extends RTATextTransferHandler {
    private final transient Consumer<List<Path>> take;

    TextFileDrop(Consumer<List<Path>> take) {
        this.take = take;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor) || super.canImport(support);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
            return super.importData(support);
        }
        Optional<List<Path>> files = FileList.of(support.getTransferable());
        files.ifPresent(take);
        return files.isPresent();
    }
}
