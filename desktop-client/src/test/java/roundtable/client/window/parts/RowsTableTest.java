package roundtable.client.window.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicHTML;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import roundtable.client.window.Window;

@ExtendWith(Window.class)
class RowsTableTest {
    private record File(String name, int size) {}

    private static final File NOTES = new File("notes.txt", 20);
    private static final File PHOTO = new File("Photo.png", 300);
    private static final File ESSAY = new File("essay.txt", 10);

    private static RowsTable<File> table(File... files) {
        RowsTable<File> table =
                new RowsTable<>(new Rows<>(File.class, "files.column.", List.of("name", "size")), "test", "test");
        table.words(0, 100, SwingConstants.LEFT, File::name, File::name);
        table.figures(1, 100, SwingConstants.RIGHT, file -> String.valueOf(file.size()), null);
        table.sorted(
                List.of(
                        Comparator.comparing(File::name, String.CASE_INSENSITIVE_ORDER),
                        Comparator.comparingInt(File::size)),
                0,
                SortOrder.ASCENDING);
        table.show(List.of(files), File::name);
        return table;
    }

    private static List<Object> seen(RowsTable<File> table) {
        return IntStream.range(0, table.getRowCount())
                .mapToObj(row -> table.getValueAt(row, 0))
                .toList();
    }

    @Test
    void whatWasSelectedStaysSelectedWhereverItComesToStand(Robot robot) {
        GuiActionRunner.execute(() -> {
            RowsTable<File> table = table(NOTES, ESSAY);
            table.choose(file -> file.equals(NOTES));
            List<List<File>> told = new ArrayList<>();
            table.getSelectionModel().addListSelectionListener(event -> {
                if (!event.getValueIsAdjusting()) {
                    told.add(table.selected());
                }
            });
            File longer = new File("notes.txt", 21);
            table.show(List.of(PHOTO, longer, ESSAY, new File("a.txt", 1)), File::name);
            assertThat(table.selected()).containsExactly(longer);
            assertThat(told).as("never told as nothing").allMatch(List.of(longer)::equals);
            table.show(List.of(PHOTO), File::name);
            assertThat(table.selected()).isEmpty();
        });
    }

    @Test
    void eachColumnSortsByItsOwnOrderAndTheFilterAsksTheName(Robot robot) {
        GuiActionRunner.execute(() -> {
            RowsTable<File> table = table(NOTES, PHOTO, ESSAY);
            assertThat(seen(table)).containsExactly(ESSAY, NOTES, PHOTO);
            table.getRowSorter().toggleSortOrder(1);
            table.filter(File::name, " TXT ");
            assertThat(seen(table)).containsExactly(ESSAY, NOTES);
            table.choose(file -> file.equals(PHOTO));
            assertThat(table.selected()).as("what is not shown").isEmpty();
            table.filter(File::name, "");
            assertThat(seen(table)).containsExactly(ESSAY, NOTES, PHOTO);
        });
    }

    @Test
    void aNameIsNeverHtmlAlsoNotInATip(Robot robot) {
        GuiActionRunner.execute(() -> {
            JToolTip tip = table().createToolTip();
            tip.setTipText("<html><img src='http://localhost/x'>");
            assertThat(tip.getClientProperty(BasicHTML.propertyKey)).isNull();
        });
    }

    @Test
    void aTableThatIsTooNarrowForItsColumnsIsScrolledAndKeepsThemReadable(Robot robot) {
        JScrollPane scroll = GuiActionRunner.execute(() -> {
            JScrollPane made = new JScrollPane(table(NOTES, PHOTO, ESSAY));
            made.setPreferredSize(new Dimension(150, 200));
            JFrame frame = new JFrame();
            frame.add(made);
            frame.pack();
            frame.setVisible(true);
            return made;
        });
        robot.waitForIdle();
        GuiActionRunner.execute(() -> {
            JTable table = (JTable) scroll.getViewport().getView();
            assertThat(table.getColumnModel().getColumn(0).getWidth()).isEqualTo(100);
            assertThat(table.getColumnModel().getColumn(1).getWidth()).isEqualTo(100);
            assertThat(scroll.getHorizontalScrollBar().isVisible()).isTrue();
            SwingUtilities.getWindowAncestor(table).setSize(600, 300);
        });
        robot.waitForIdle();
        GuiActionRunner.execute(
                () -> assertThat(scroll.getHorizontalScrollBar().isVisible()).isFalse());
    }
}
