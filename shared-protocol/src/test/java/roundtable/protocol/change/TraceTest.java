package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What real people typed, all of it, through the algebra. */
class TraceTest {
    @Test
    void endsWithExactlyTheTextThatWasTyped() throws Exception {
        Trace trace = Trace.friendsForever();
        TextBuffer text = new TextBuffer("");
        for (Change edit : trace.edits()) {
            edit.check(text);
            edit.applyTo(text);
        }

        assertThat(trace.edits()).hasSize(26_078);
        assertThat(sha256(text.toString()))
                .isEqualTo("4720ec330c91e288c00b71cab318f7a1cdde689dfc401f269c353acfd6cb03f6");
        assertThat(text).hasToString(trace.finalText());
    }

    @Test
    void isOneChangeAltogether() throws IOException {
        Trace trace = Trace.friendsForever();

        assertThat(Change.composeAll(trace.edits())).isEqualTo(Change.insert(0, trace.finalText()));
    }

    @Test
    void isTakenBackToNothing() throws IOException {
        Trace trace = Trace.friendsForever();
        TextBuffer text = new TextBuffer("");
        Change[] back = new Change[trace.edits().size()];
        for (int i = 0; i < back.length; i++) {
            back[i] = trace.edits().get(i).invert(text);
            trace.edits().get(i).applyTo(text);
        }
        for (int i = back.length - 1; i >= 0; i--) {
            back[i].applyTo(text);
        }

        assertThat(text.toString()).isEmpty();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
