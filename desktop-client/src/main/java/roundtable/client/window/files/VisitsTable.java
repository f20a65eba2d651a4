package roundtable.client.window.files;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import roundtable.client.files.FilesModel;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Rows;
import roundtable.client.window.parts.RowsTable;
import roundtable.client.window.parts.Texts;
import roundtable.protocol.FilesEvent.Visit;

/** Who is and was connected to the server, and to which service; those who are there first, the latest of them on top. */
final class VisitsTable extends RowsTable<Visit> {
    private static final int UNTIL = 4;

    private final transient FilesModel model;

    VisitsTable(FilesModel model) {
        super(
                new Rows<>(Visit.class, "files.visits.", List.of("name", "service", "address", "since", "until")),
                FilesPanel.VISITS,
                Messages.text("files.visits"));
        this.model = model;
        words(0, 200, SwingConstants.LEFT, Visit::name, Visit::name);
        figures(1, 80, VisitsTable::service);
        figures(2, 184, Visit::address);
        figures(3, 152, visit -> Texts.moment(visit.connected()));
        figures(UNTIL, 152, VisitsTable::until);
        Comparator<Visit> latest = Comparator.comparing(Visit::connected).reversed();
        sorted(
                List.of(
                        Comparator.comparing(Visit::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(latest),
                        Comparator.comparing(Visit::service, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(latest),
                        Comparator.comparing(Visit::address).thenComparing(latest),
                        Comparator.comparing(Visit::connected),
                        Comparator.comparing(Visit::disconnected, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Visit::connected)),
                UNTIL,
                SortOrder.DESCENDING);
    }

    private void figures(int column, int width, Function<Visit, String> words) {
        figures(column, width, SwingConstants.LEFT, words, words);
    }

    private static String service(Visit visit) {
        return visit.service() == null ? "?" : visit.service().wireName();
    }

    private static String until(Visit visit) {
        return visit.disconnected() == null ? Messages.text("files.visits.here") : Texts.moment(visit.disconnected());
    }

    /** Shows the model's list. */
    void refresh() {
        show(model.visits(), visit -> List.of(visit.name(), service(visit), visit.address(), visit.connected()));
    }
}
