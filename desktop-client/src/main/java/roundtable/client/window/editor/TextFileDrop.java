package roundtable.client.window.editor;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.fife.ui.rtextarea.RTATextTransferHandler;

/** Files that are dropped on a text, or pasted into it, are imported; text is moved as in any text area. */
final class TextFileDrop extends RTATextTransferHandler {
    private static final System.Logger LOG = System.getLogger(TextFileDrop.class.getName());

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
        try {
            List<?> files = (List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
            take.accept(files.stream().map(file -> ((File) file).toPath()).toList());
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            LOG.log(Level.WARNING, "what was dropped cannot be read", e);
            return false;
        }
    }
}
