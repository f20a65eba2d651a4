package roundtable.client.window.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.swing.text.BadLocationException;
import javax.swing.text.PlainDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import roundtable.protocol.Visible;
import roundtable.protocol.change.Change;

class OwnEditsTest {
    private final List<Change> changes = new ArrayList<>();
    private final List<Change> inverses = new ArrayList<>();
    private final OwnEdits edits = new OwnEdits((change, inverse) -> {
        changes.add(change);
        inverses.add(inverse);
    });
    private final PlainDocument document = new PlainDocument();

    @BeforeEach
    void start() {
        document.setDocumentFilter(edits);
    }

    private String text() throws BadLocationException {
        return document.getText(0, document.getLength());
    }

    @Test
    void carriageReturnsAreCharactersLikeAnyOther() throws Exception {
        edits.silently(() -> insert(0, "a\r\nb\rc"));
        assertThat(text()).isEqualTo("a\r\nb\rc");
        assertThat(changes).isEmpty();
        document.insertString(5, "X", null);
        assertThat(changes).containsExactly(Change.insert(5, "X"));
        document.remove(1, 1);
        assertThat(changes.get(1)).isEqualTo(Change.delete(1, 1));
        assertThat(inverses.get(1)).isEqualTo(Change.insert(1, "\r"));
        assertThat(text()).isEqualTo("a\nb\rXc");
    }

    @Test
    void noPairIsCutAndNoHalfOfOneIsSent() throws Exception {
        edits.silently(() -> insert(0, "a😀b"));
        document.insertString(2, "x", null);
        assertThat(text()).isEqualTo("ax😀b");
        document.remove(3, 1);
        assertThat(text()).isEqualTo("axb");
        document.insertString(3, "\ud83d", null);
        assertThat(text()).isEqualTo("axb");
        document.insertString(3, "\ude00", null);
        assertThat(text()).isEqualTo("axb😀");
        document.insertString(0, "\ude00x", null);
        assertThat(text()).isEqualTo("\ufffdxaxb😀");
    }

    @Test
    void theChangesMakeOfTheTextWhatTheDocumentHolds() throws Exception {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            edits.silently(() -> {
                remove(0, document.getLength());
                insert(0, "start 😀😀 \r\n end");
            });
            String followed = text();
            for (int i = 0; i < 100; i++) {
                changes.clear();
                String before = text();
                int from = random.nextInt(before.length() + 1);
                int length = random.nextInt(Math.min(4, before.length() - from + 1));
                String typed = List.of("", "x", "😀", "\r", "\ud83d", "\ude00").get(random.nextInt(6));
                document.replace(from, length, typed, null);
                for (Change change : changes) {
                    change.check(followed);
                    followed = change.apply(followed);
                }
                assertThat(followed).as("seed %d", seed).isEqualTo(text());
                assertThat(Visible.unpairedSurrogate(followed))
                        .as("seed %d", seed)
                        .isEqualTo(-1);
            }
        }
    }

    private void insert(int at, String text) {
        try {
            document.insertString(at, text, null);
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remove(int at, int length) {
        try {
            document.remove(at, length);
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }
}
