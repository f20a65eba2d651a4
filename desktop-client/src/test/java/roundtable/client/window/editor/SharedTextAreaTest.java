package roundtable.client.window.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import javax.swing.TransferHandler;
import javax.swing.text.DefaultEditorKit;
import javax.swing.text.View;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.editor.Desk;
import roundtable.client.editor.Drafts;
import roundtable.client.editor.LocalCopies;
import roundtable.client.link.ServerLink;
import roundtable.client.window.PersonColours;
import roundtable.client.window.Window;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.ChangeBuilder;

/** The text area, on the event thread and without a server. */
@ExtendWith(Window.class)
class SharedTextAreaTest {
    @TempDir
    private Path folder;

    private final ServerLink link = new ServerLink(Runnable::run);
    private Desk desk;
    private SharedTextArea text;

    @BeforeEach
    void open() {
        desk = new Desk(
                link,
                Runnable::run,
                new LocalCopies(folder, Clock.systemUTC()),
                new Drafts(folder, Runnable::run),
                "k");
        GuiActionRunner.execute(() -> {
            Desk.Sheet sheet = desk.open("notes.java");
            text = new SharedTextArea(sheet.controller(), sheet.model(), new PersonColours(desk.colours()));
            sheet.controller().show(text);
        });
    }

    @AfterEach
    void close() {
        desk.close();
        link.close();
    }

    @Test
    void aChangeOfManyPlacesMakesTheSameTextAsOneByOne() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            String before = "lorem ipsum 😀\r\n".repeat(20 + random.nextInt(60));
            ChangeBuilder made = Change.builder();
            for (int left = before.length() / 16; left > 0; left--) {
                made.keep(16 - 4)
                        .insert(random.nextBoolean() ? "x" : "yz\n")
                        .delete(random.nextInt(2))
                        .keep(2);
            }
            Change change = made.build();
            String shown = GuiActionRunner.execute(() -> {
                text.show(before);
                text.apply(change);
                return text.text().toString();
            });
            assertThat(shown).as("seed %d", seed).isEqualTo(change.apply(before));
        }
    }

    @Test
    void theSelectionStaysOnItsWordsWhateverTheOthersDo() {
        String selected = GuiActionRunner.execute(() -> {
            text.show("one two three");
            text.select(4, 7);
            text.apply(Change.insert(0, "zero "));
            text.apply(Change.delete(13, 5));
            return text.getSelectedText();
        });
        assertThat(selected).isEqualTo("two");
    }

    @Test
    void undoTakesBackAReplacementAndSelectsWhatWasSelected() {
        GuiActionRunner.execute(() -> {
            text.show("one two three");
            text.select(4, 7);
            text.replaceSelection("2");
            text.undoLastAction();
            assertThat(text.text()).hasToString("one two three");
            assertThat(text.getSelectedText()).isEqualTo("two");
            text.redoLastAction();
            assertThat(text.text()).hasToString("one 2 three");
        });
    }

    @Test
    void replacingEverywhereIsOneStep() {
        GuiActionRunner.execute(() -> {
            text.show("a a a");
            text.perform(Change.builder()
                    .delete(1)
                    .insert("b")
                    .keep(1)
                    .delete(1)
                    .insert("b")
                    .build());
            assertThat(text.text()).hasToString("b b a");
            text.undoLastAction();
            assertThat(text.text()).hasToString("a a a");
        });
    }

    /** Two widths in turn would have every line of a long text wrapped anew, each time. */
    @Test
    void isMeasuredInTheWidthInWhichItIsPainted() {
        GuiActionRunner.execute(() -> {
            text.show("one two three ".repeat(100));
            text.setSize(300, 400);
            View lines = text.getUI().getRootView(text).getView(0);
            Dimension measured = text.getPreferredSize();
            float width = lines.getPreferredSpan(View.X_AXIS);
            text.modelToView2D(0);
            assertThat(width).isEqualTo(lines.getPreferredSpan(View.X_AXIS)).isPositive();
            assertThat(text.modelToView2D(text.getDocument().getLength()).getMaxY())
                    .isEqualTo(measured.height - text.getInsets().bottom);
        });
    }

    @Test
    void enterKeepsTheIndentation() {
        GuiActionRunner.execute(() -> {
            text.show("\tif (x)");
            text.setCaretPosition(text.getDocument().getLength());
            text.getActionMap()
                    .get(DefaultEditorKit.insertBreakAction)
                    .actionPerformed(new ActionEvent(text, ActionEvent.ACTION_PERFORMED, "\n"));
            assertThat(text.text()).hasToString("\tif (x)\n\t");
        });
    }

    @Test
    void whatIsCopiedIsPlainText() throws Exception {
        Clipboard clipboard = new Clipboard("test");
        GuiActionRunner.execute(() -> {
            text.show("class Notes {}");
            text.selectAll();
            text.getTransferHandler().exportToClipboard(text, clipboard, TransferHandler.COPY);
        });
        assertThat(clipboard.getData(DataFlavor.stringFlavor)).isEqualTo("class Notes {}");
        assertThat(Arrays.stream(clipboard.getAvailableDataFlavors()).map(DataFlavor::getSubType))
                .doesNotContain("html", "rtf");
    }
}
