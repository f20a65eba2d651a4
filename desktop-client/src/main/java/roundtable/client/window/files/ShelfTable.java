package roundtable.client.window.files;

import java.util.Comparator;
import java.util.List;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import roundtable.client.files.FilesModel;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Rows;
import roundtable.client.window.parts.RowsTable;
import roundtable.client.window.parts.Texts;
import roundtable.protocol.FilesEvent.Listed;

/** The shelf as a table. */
final class ShelfTable extends RowsTable<Listed> {
    private static final int SHORT_HASH = 12;

    private final transient FilesModel model;

    ShelfTable(FilesModel model) {
        super(
                new Rows<>(Listed.class, "files.column.", List.of("name", "size", "modified", "sha256")),
                FilesPanel.SHELF,
                Messages.text("files.shelf"));
        this.model = model;
        words(0, 420, SwingConstants.LEFT, Listed::name, Listed::name);
        figures(1, 96, SwingConstants.RIGHT, file -> Texts.size(file.size()), file -> exact(file.size()));
        figures(2, 152, SwingConstants.LEFT, file -> Texts.moment(file.modified()), null);
        figures(3, 128, SwingConstants.LEFT, ShelfTable::shortened, ShelfTable::wholeHash);
        sorted(
                List.of(
                        Comparator.comparing(Listed::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Listed::name),
                        Comparator.comparingLong(Listed::size).thenComparing(Listed::name),
                        Comparator.comparing(Listed::modified).thenComparing(Listed::name),
                        Comparator.comparing(Listed::sha256, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Listed::name)),
                0,
                SortOrder.ASCENDING);
    }

    /** Shows only the files whose names hold that, in whichever case. */
    void filter(String text) {
        filter(Listed::name, text);
    }

    private static String exact(long bytes) {
        return Messages.text("files.exact", bytes);
    }

    private static String wholeHash(Listed file) {
        return file.sha256() == null ? Messages.text("files.unread.tip") : file.sha256();
    }

    private static String shortened(Listed file) {
        String sha256 = file.sha256();
        if (sha256 == null) {
            return Messages.text("files.unread");
        }
        return sha256.length() <= SHORT_HASH ? sha256 : sha256.substring(0, SHORT_HASH) + "…";
    }

    /** Shows the model's list, unless it is shown already. */
    void refresh() {
        if (!values().equals(model.files())) {
            show(model.files(), Listed::name);
        }
    }
}
