package roundtable.client.window.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JScrollPane;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.Transfer;
import roundtable.client.files.Transfers;
import roundtable.client.files.TransfersModel;
import roundtable.client.window.Window;

/** A list of more transfers than there is room for. */
@ExtendWith(Window.class)
@Timeout(60)
class TransfersListTest {
    private static final int MANY = 5_000;

    @TempDir
    private Path folder;

    private final TransfersModel model = new TransfersModel();
    private int notices;

    private static List<Transfer> rows(TransfersList list) {
        return Stream.of(list.getComponents())
                .filter(TransferRow.class::isInstance)
                .map(row -> ((TransferRow) row).transfer())
                .toList();
    }

    @Test
    void ofThousandsThoseInSightHaveARow() {
        Transfers transfers = new Transfers(
                model,
                () -> {
                    throw new IOException("nobody there");
                },
                new Deliveries(),
                done -> {});
        model.listen(new TransfersModel.Listener() {
            @Override
            public void transfersChanged() {
                notices++;
            }

            @Override
            public void progressed(Transfer transfer) {}
        });
        transfers.upload(IntStream.range(0, MANY)
                .mapToObj(i -> folder.resolve("file-" + i))
                .toList());
        assertThat(notices).as("one for all of them").isEqualTo(1);

        GuiActionRunner.execute(() -> {
            TransfersList list = new TransfersList(model, transfers, transfer -> Optional.empty());
            JScrollPane scroll = new JScrollPane(list);
            scroll.setSize(400, 300);
            scroll.addNotify();
            lay(scroll);
            list.rebuild();
            lay(scroll);
            assertThat(rows(list)).contains(model.all().getFirst()).hasSizeLessThan(100);
            assertThat(list.getComponent(0).getBounds().width).isGreaterThan(300);
            List<Transfer> above = new ArrayList<>(rows(list));

            list.scrollRectToVisible(new java.awt.Rectangle(0, list.getHeight() - 1, 1, 1));
            lay(scroll);
            assertThat(rows(list))
                    .contains(model.all().getLast())
                    .doesNotContainAnyElementsOf(above)
                    .hasSizeLessThan(100);
            return null;
        });
        transfers.close();
    }

    private static void lay(JScrollPane scroll) {
        scroll.doLayout();
        scroll.getViewport().doLayout();
        scroll.getViewport().getView().doLayout();
    }
}
