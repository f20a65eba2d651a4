package roundtable.client.window.echo;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import roundtable.client.echo.EchoModel;
import roundtable.client.echo.RoundTrip;
import roundtable.client.text.Messages;

/** The tests as rows, oldest first. */
final class TripsTable extends AbstractTableModel implements EchoModel.Listener {
    static final int NUMBER = 0;
    static final int SENT = 1;
    static final int TRANSPORT = 2;
    static final int ADDRESS = 3;
    static final int BYTES = 4;
    static final int TIME = 5;
    static final int RESULT = 6;

    private static final List<String> KEYS =
            List.of("number", "sent", "transport", "address", "bytes", "time", "result");

    private final EchoModel model;

    TripsTable(EchoModel model) {
        this.model = model;
        model.listen(this);
    }

    @Override
    public int getRowCount() {
        return model.trips().size();
    }

    @Override
    public int getColumnCount() {
        return KEYS.size();
    }

    @Override
    public String getColumnName(int column) {
        return Messages.text("echo.column." + KEYS.get(column));
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return RoundTrip.class;
    }

    @Override
    public Object getValueAt(int row, int column) {
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
