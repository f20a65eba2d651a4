package roundtable.client.window.echo;

import java.util.List;
import java.util.function.Function;
import javax.swing.SwingConstants;
import roundtable.client.echo.EchoModel;
import roundtable.client.echo.RoundTrip;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.Rows;
import roundtable.client.window.parts.RowsTable;
import roundtable.client.window.parts.Texts;

/** The tests, a row for each, oldest first. */
final class TripsTable extends RowsTable<RoundTrip> {
    TripsTable(EchoModel model) {
        super(new Trips(model), EchoPanel.TRIPS, Messages.text("echo.trips"));
        figures(0, 60, SwingConstants.RIGHT, trip -> String.valueOf(trip.number()));
        figures(1, 120, SwingConstants.LEFT, trip -> Texts.preciseTime(trip.sent()));
        figures(2, 60, SwingConstants.LEFT, trip -> trip.transport().name());
        figures(3, 164, SwingConstants.LEFT, RoundTrip::remote);
        figures(4, 70, SwingConstants.RIGHT, trip -> Messages.text("number", trip.bytes()));
        figures(5, 90, SwingConstants.RIGHT, TripsTable::time);
        Columns.set(this, 6, 280, SwingConstants.LEFT, new OutcomeCell());
    }

    private void figures(int column, int width, int alignment, Function<RoundTrip, String> words) {
        figures(column, width, alignment, words, null);
    }

    private static String time(RoundTrip trip) {
        return trip.cameBack() ? Texts.milliseconds(trip.nanos()) : "–";
    }

    private static final class Trips extends Rows<RoundTrip> implements EchoModel.Listener {
        private final transient EchoModel model;

        Trips(EchoModel model) {
            super(
                    RoundTrip.class,
                    "echo.column.",
                    List.of("number", "sent", "transport", "address", "bytes", "time", "result"));
            this.model = model;
            model.listen(this);
        }

        @Override
        public int getRowCount() {
            return model.trips().size();
        }

        @Override
        public RoundTrip at(int row) {
            return model.trips().get(row);
        }

        @Override
        public void added(int from, int to) {
            fireTableRowsInserted(from, to);
        }

        @Override
        public void rebuilt() {
            fireTableDataChanged();
        }

        @Override
        public void stateChanged() {
            // No row changes with a run.
        }
    }
}
