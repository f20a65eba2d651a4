package roundtable.client.window.network;

import java.util.Comparator;
import java.util.List;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import roundtable.client.network.NetworkModel;
import roundtable.client.network.Nodes;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Rows;
import roundtable.client.window.parts.RowsTable;
import roundtable.client.window.parts.Texts;
import roundtable.protocol.PeersEvent.Listed;

/** Who has which file. */
final class CatalogueTable extends RowsTable<Listed> {
    private static final int SHORT_HASH = 8;

    private final transient NetworkModel model;

    CatalogueTable(NetworkModel model) {
        super(
                new Rows<>(Listed.class, "network.files.column.", List.of("name", "size", "nodes", "sha256")),
                NetworkPanel.FILES,
                Messages.text("network.files"));
        this.model = model;
        words(0, 220, SwingConstants.LEFT, Listed::name, Listed::name);
        figures(
                1,
                84,
                SwingConstants.RIGHT,
                file -> Texts.size(file.size()),
                file -> Messages.text("files.exact", file.size()));
        figures(2, 96, SwingConstants.LEFT, this::holders, this::holdersInWords);
        figures(3, 92, SwingConstants.LEFT, CatalogueTable::shortened, Listed::sha256);
        sorted(
                List.of(
                        Comparator.comparing(Listed::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Listed::name),
                        Comparator.comparingLong(Listed::size).thenComparing(Listed::name),
                        Comparator.comparingInt(CatalogueTable::firstHolder).thenComparing(Listed::name),
                        Comparator.comparing(Listed::sha256).thenComparing(Listed::name)),
                0,
                SortOrder.ASCENDING);
    }

    private static int firstHolder(Listed file) {
        return file.nodes().isEmpty() ? 0 : file.nodes().getFirst();
    }

    private String holders(Listed file) {
        String numbers = Nodes.numbers(file.nodes());
        return model.isAvailable(file) ? numbers : Messages.text("network.files.down", numbers);
    }

    private String holdersInWords(Listed file) {
        return Messages.text(
                model.isAvailable(file) ? "network.files.holders" : "network.files.holders-down",
                file.nodes().size(),
                Nodes.numbers(file.nodes()));
    }

    private static String shortened(Listed file) {
        String sha256 = file.sha256();
        return sha256.length() <= SHORT_HASH ? sha256 : sha256.substring(0, SHORT_HASH) + "…";
    }

    /** Shows the model's catalogue. */
    void refresh() {
        show(model.catalogue(), file -> List.of(file.name(), file.sha256()));
    }

    /** Shows only files whose names hold those letters. */
    void filter(String letters) {
        filter(Listed::name, letters);
    }

    /** Selects the file of that name, where it is shown. */
    void choose(String name) {
        choose(file -> file.name().equals(name));
    }
}
